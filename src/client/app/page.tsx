import { useEffect } from "preact/hooks";
import { HomePage } from "../home/home-page.tsx";
import { PeoplePage } from "../people/people-page.tsx";
import { SetUpPage } from "../set-up/set-up-page.tsx";
import { SignInPage } from "../sign-in/sign-in-page.tsx";
import { say } from "../text/say.ts";
import { ChatPage } from "../threads/chat-page.tsx";
import { WelcomePage } from "../welcome/welcome-page.tsx";
import { address } from "./address.ts";
import { useHouse } from "./house.ts";
import { NothingPage } from "./nothing-page.tsx";
import { type Route, routeOf } from "./route.ts";
import { Shell } from "./shell.tsx";

const TITLES: Record<Route["page"], string> = {
  home: say.home,
  chat: say.chat,
  people: say.people,
  "sign-in": say.signIn,
  "set-up": say.setUp,
  welcome: say.product,
  nothing: say.nothingHere,
};

/** The page of the address. Pages with an account stand in the shell; the doors stand alone. */
export function Page() {
  const route = routeOf(address.value);
  useTitle(route);
  if (route.page === "sign-in") return <SignInPage />;
  if (route.page === "set-up") return <SetUpPage />;
  if (route.page === "welcome") return <WelcomePage />;
  return (
    <Shell route={route}>
      {route.page === "home" && <HomePage />}
      {route.page === "chat" && <ChatPage route={route} />}
      {route.page === "people" && <PeoplePage />}
      {route.page === "nothing" && <NothingPage />}
    </Shell>
  );
}

function useTitle(route: Route): void {
  const house = useHouse();
  const organisation = house.someone.value?.organisation.name ?? "";
  const unread = house.unread.value;
  useEffect(() => {
    document.title = say.title(TITLES[route.page], organisation, unread);
  }, [route.page, organisation, unread]);
}
