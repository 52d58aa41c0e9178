import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";
import { nameOf, othersIn } from "../threads/names.ts";

/** One line above the text box: who is writing, or that nobody is there to read it now. */
export function PersonLine({ summary }: { summary: ThreadSummary }) {
  const house = useHouse();
  const others = othersIn(summary, house.someone.value?.me.id ?? 0).filter((member) => !member.left);
  const writing = house.typing.people.value.get(summary.id) ?? [];
  const names = others.filter(({ id }) => writing.includes(id)).map(nameOf);
  const online = house.presence.online.value;
  const nobody = others.length > 0 && !others.some(({ id }) => online.has(id));
  return (
    <p class="person-line">
      {names.length > 0
        ? say.writing(names)
        : nobody && !house.cutOff.value
          ? others.length === 1
            ? say.willFindOne(nameOf(others[0]))
            : say.willFindAll
          : null}
    </p>
  );
}
