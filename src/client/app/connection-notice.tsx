import { say } from "../text/say.ts";
import { useHouse } from "./house.ts";

/** Says so while the server is away, and how old is what one sees. */
export function ConnectionNotice() {
  const house = useHouse();
  if (house.connection.state.value === "outdated") {
    return (
      <div class="notice" role="status">
        <p>{say.outdated}</p>
        <button type="button" class="quiet" onClick={() => location.reload()}>
          {say.reload}
        </button>
      </div>
    );
  }
  return (
    <div class="notice" role="status">
      {house.cutOff.value && (
        <p>
          {say.notConnected}
          {house.someone.value !== null && ` ${say.upToDateAsOf(say.time(house.connection.heardAt.value))}`}
        </p>
      )}
    </div>
  );
}
