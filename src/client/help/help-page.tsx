import "../look/help.css";
import { useEffect } from "preact/hooks";
import { hasMoved } from "../app/address.ts";
import {
  HELP_PARTS,
  HELP_PICTURES,
  type HelpPart,
  type HelpPicture,
  sayInHelp,
} from "../text/english-help.ts";
import { PICTURE_SIZES } from "./picture-sizes.ts";

/** For everybody, signed in or not: how to answer, with pictures of the product itself (M20). */
export function HelpPage() {
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <main class="help" id="top">
      <h1>{sayInHelp.heading}</h1>
      <p>{sayInHelp.what}</p>
      <p>
        <strong>{sayInHelp.emergency}</strong>
      </p>
      <p class="row no-print">
        {hasMoved() && (
          <button type="button" class="quiet" onClick={() => history.back()}>
            {sayInHelp.back}
          </button>
        )}
        <a class="button" href="/">
          {sayInHelp.toChat}
        </a>
        <button type="button" class="quiet" onClick={() => print()}>
          {sayInHelp.print}
        </button>
      </p>
      <nav aria-labelledby="contents">
        <h2 id="contents">{sayInHelp.contents}</h2>
        <ul>
          {HELP_PARTS.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ul>
      </nav>
      {HELP_PARTS.map((part) => (
        <Part key={part.id} part={part} />
      ))}
      <p>{sayInHelp.more}</p>
    </main>
  );
}

function Part({ part: { id, heading, before, steps, after = [] } }: { part: HelpPart }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {heading}
      </h2>
      {before !== undefined && <p>{before}</p>}
      <ol>
        {steps.map(({ says, picture }) => (
          <li key={says}>
            <p>{says}</p>
            {picture !== undefined && <Picture name={picture} />}
          </li>
        ))}
      </ol>
      {after.map((says) => (
        <p key={says}>{says}</p>
      ))}
      <p class="small no-print">
        <a href="#top">{sayInHelp.toTop}</a>
      </p>
    </section>
  );
}

function Picture({ name }: { name: HelpPicture }) {
  const [width, height] = PICTURE_SIZES[name];
  return (
    <img src={`/help/${name}.png`} alt={HELP_PICTURES[name]} width={width} height={height} loading="lazy" />
  );
}
