import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { LinkAnswer } from "../../shared/protocol/bodies.ts";
import { takeSecret } from "../app/address.ts";
import { request } from "../connection/request.ts";
import { sayAtDoors } from "../text/english-doors.ts";
import { say } from "../text/say.ts";
import { Door } from "./door.tsx";

export type Link = InferOutput<typeof LinkAnswer>;
type Looked = { link: Link } | { sentence: string } | null;

type LinkDoorProps = {
  readonly purposes: readonly Link["purpose"][];
  readonly heading: (link: Link) => string;
  /** What to do when the link has ended. */
  readonly ended?: ComponentChildren;
  readonly children: (secret: string, link: Link) => ComponentChildren;
};

/**
 * A page that a one-time link leads to. The secret leaves the address bar at once. Looking at the link does not use it
 * up: that is for the person to do, not for a program that follows links in mails.
 */
export function LinkDoor({ purposes, heading, ended, children }: LinkDoorProps) {
  const [secret, setSecret] = useState(takeSecret);
  const [looked, setLooked] = useState<Looked>(null);
  useEffect(() => {
    const again = () => setSecret((before) => takeSecret() || before);
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  useEffect(() => {
    if (secret === "") return;
    void request<Link>("POST", "/api/links/look", { secret }).then((answer) => {
      if (!answer.ok) setLooked({ sentence: answer.error.sentence });
      else
        setLooked(
          purposes.includes(answer.value.purpose)
            ? { link: answer.value }
            : { sentence: sayAtDoors.noSecretWhy },
        );
    });
  }, [secret]);

  if (secret === "") {
    return (
      <Door heading={sayAtDoors.noSecret}>
        <p>{sayAtDoors.noSecretWhy}</p>
        <ToHelp />
      </Door>
    );
  }
  if (looked === null) return <main class="door" />;
  if ("sentence" in looked) {
    return (
      <Door heading={sayAtDoors.linkDoesNotOpen}>
        <p>{looked.sentence}</p>
        {ended && <p>{ended}</p>}
        <p>
          <a href="/sign-in">{say.signIn}</a>
        </p>
        <ToHelp />
      </Door>
    );
  }
  return <Door heading={heading(looked.link)}>{children(secret, looked.link)}</Door>;
}

function ToHelp() {
  return (
    <p>
      <a href="/help">{say.help}</a>
    </p>
  );
}
