import "./look/shell.css";
import "./look/notices.css";
import "./look/forms.css";
import "./look/chat.css";
import "./look/threads.css";
import "./look/timeline.css";
import { render } from "preact";
import { followLinks } from "./app/address.ts";
import { assemble } from "./app/assemble.ts";
import { HouseContext } from "./app/house.ts";
import { Page } from "./app/page.tsx";
import { watchTheWorld } from "./app/watch-the-world.ts";
import { keepPageOnDrop } from "./files/keep-page-on-drop.ts";

const house = assemble();
followLinks();
keepPageOnDrop();
watchTheWorld(house);
render(
  <HouseContext.Provider value={house}>
    <Page />
  </HouseContext.Provider>,
  document.getElementById("page") as HTMLElement,
);
