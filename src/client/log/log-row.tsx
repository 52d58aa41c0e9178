import { sayOfLog as words } from "../text/english-log.ts";
import { say } from "../text/say.ts";
import type { Line } from "./use-log.ts";

type LogRowProps = {
  readonly line: Line;
  readonly names: ReadonlyMap<number, string>;
  readonly onOnly: (id: number) => void;
};

/** One entry: what, by whom, on what, when and from where. A person's name narrows the list to them. */
export function LogRow({ line, names, onOnly }: LogRowProps) {
  const { seq, at, action, actor, object, network, outcome, detail } = line;
  const details = Object.entries(detail).map(([name, value]) => words.detailOf(name, value));
  return (
    <li>
      <div class="log-what">
        <strong>{words.whatOf(action)}</strong>
        {outcome !== "done" && <span class="log-refused">{words.outcomeOf(outcome)}</span>}
      </div>
      <div class="log-who">
        <Somebody kind={actor.kind} id={actor.id} names={names} onOnly={onOnly} />
        {object !== null && (
          <>
            <span aria-hidden="true"> → </span>
            <Somebody kind={object.kind} id={object.id} names={names} onOnly={onOnly} />
          </>
        )}
      </div>
      <div class="small log-more">
        <time dateTime={new Date(at).toISOString()}>{say.dateAndTime(at)}</time>
        {network !== null && <span>{network}</span>}
        {details.length > 0 && <span>{details.join(", ")}</span>}
        <span>{words.number(seq)}</span>
      </div>
    </li>
  );
}

type SomebodyProps = Pick<LogRowProps, "names" | "onOnly"> & {
  readonly kind: string;
  readonly id: number | null;
};

function Somebody({ kind, id, names, onOnly }: SomebodyProps) {
  if (kind === "system" || kind === "nobody") return <span>{words[kind]}</span>;
  if (kind === "support") return <span>{words.support}</span>;
  if (id === null || !["account", "guest", "person"].includes(kind))
    return <span>{words.thing(kind, id)}</span>;
  const name = names.get(id) ?? (kind === "account" ? words.account(id) : words.guest(id));
  return (
    <button type="button" class="plain log-name" aria-label={words.only(name)} onClick={() => onOnly(id)}>
      {name}
    </button>
  );
}
