import "../look/cut-name.css";
import { nameInTwo } from "./name-in-two.ts";

/** In one line: where there is no room for all of it, its middle is left out. It is heard, and hovered over, in full. */
export function FileName({ name, class: look }: { readonly name: string; readonly class: string }) {
  const [head, tail] = nameInTwo(name);
  if (head === "") {
    return (
      <span class={look} dir="auto" title={name}>
        {name}
      </span>
    );
  }
  return (
    <span class={`${look} cut-name`} dir="auto" title={name}>
      <span class="heard">{name}</span>
      <span class="name-head" aria-hidden="true">
        {head}
      </span>
      <span class="name-tail" aria-hidden="true">
        {tail}
      </span>
    </span>
  );
}
