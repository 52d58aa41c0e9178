import { useState } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { Door } from "../form/door.tsx";
import { SignOn } from "../sign-on/sign-on.tsx";
import { sayInForms } from "../text/english-form.ts";
import { sayAtSignIn as words } from "../text/english-sign-in.ts";
import { say } from "../text/say.ts";
import { FirstStep } from "./first-step.tsx";
import { SecondStep, type Ways } from "./second-step.tsx";

/** The sign-in: a page of its own, and what stands in place of a page whose session has ended. */
export function SignInPage() {
  const house = useHouse();
  const [email, setEmail] = useState("");
  const [ways, setWays] = useState<Ways | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const fromTheBeginning = (why: string) => {
    setOver(why);
    setWays(null);
  };
  if (ways !== null)
    return (
      <Door heading={words.oneMoreStep}>
        <SecondStep ways={ways} onIn={house.comeIn} onOver={fromTheBeginning} />
      </Door>
    );
  return (
    <Door heading={sayInForms.signInTo}>
      <FirstStep email={email} onEmail={setEmail} over={over} onIn={house.comeIn} onWays={setWays} />
      <SignOn />
      <p>
        <a href="/reset">{say.forgotPassword}</a>
      </p>
      <p>
        <a href="/join">{sayInForms.haveCode}</a>
      </p>
      <p>
        <a href="/help">{say.help}</a>
      </p>
    </Door>
  );
}
