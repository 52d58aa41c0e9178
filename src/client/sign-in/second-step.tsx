import "../look/sign-in.css";
import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { SecondFactor, SecondStepAnswer } from "../../shared/protocol/account-bodies.ts";
import type { Problem } from "../connection/request.ts";
import { focusFirst } from "../form/focus-first.ts";
import { sayAtSignIn as words } from "../text/english-sign-in.ts";
import { CodeWay } from "./code-way.tsx";
import { PasskeyWay } from "./passkey-way.tsx";
import { passkeysWork } from "./passkeys-work.ts";

type Way = InferOutput<typeof SecondFactor>;
export type Ways = InferOutput<typeof SecondStepAnswer>["ways"];

type SecondStepProps = {
  /** The best one first. */
  readonly ways: Ways;
  readonly onIn: () => void;
  /** Too late, or too often: it begins again. */
  readonly onOver: (sentence: string) => void;
};

/** What follows the password: one way at a time, and the others beneath it. */
export function SecondStep({ ways, onIn, onOver }: SecondStepProps) {
  const usable = ways.filter((way) => way !== "passkey" || passkeysWork());
  const [way, setWay] = useState<Way | undefined>(usable[0]);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirst(around.current), [way]);
  const isOver = (problem: Problem) => {
    const over = problem.code === "sign-in-over";
    if (over) onOver(problem.sentence);
    return over;
  };
  return (
    <>
      <div class="way" ref={around}>
        {way === undefined && <p>{words.passkeyElsewhere}</p>}
        {way === "passkey" && <PasskeyWay path="/api/sign-in/passkey" onDone={onIn} onProblem={isOver} />}
        {(way === "totp" || way === "recovery") && (
          <CodeWay key={way} kind={way} path={`/api/sign-in/${way}`} onDone={onIn} onProblem={isOver} />
        )}
      </div>
      <div class="other-ways">
        {usable
          .filter((other) => other !== way)
          .map((other) => (
            <button key={other} type="button" class="link" onClick={() => setWay(other)}>
              {words.instead[other]}
            </button>
          ))}
        <button type="button" class="link" onClick={() => onOver("")}>
          {words.fromTheBeginning}
        </button>
      </div>
      <p class="small">{words.nothingWorks}</p>
    </>
  );
}
