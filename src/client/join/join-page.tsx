import "../look/guests.css";
import { useState } from "preact/hooks";
import type { Problem } from "../connection/request.ts";
import { ChatOffDoor } from "../support/chat-off-door.tsx";
import { sayAtJoin } from "../text/english-join.ts";
import { Admittance } from "./admittance.tsx";
import { CodeForm } from "./code-form.tsx";
import { ProofForm } from "./proof-form.tsx";

type Step = "code" | "proof" | { readonly admission: string } | { readonly clinic: Problem["clinic"] };

/** The code; when too many were guessed a second proof; and for those who have none, waiting for the host. */
export function JoinPage() {
  const [code, setCode] = useState("");
  const [step, setStep] = useState<Step>("code");
  const onOff = (clinic: Problem["clinic"]) => setStep({ clinic });
  if (typeof step === "object" && "clinic" in step)
    return <ChatOffDoor clinic={step.clinic} onAgain={() => setStep("code")} />;
  if (typeof step === "object") {
    return <Admittance admission={step.admission} onBack={() => setStep("code")} />;
  }
  return (
    <main class="door">
      <h1>{step === "code" ? sayAtJoin.heading : sayAtJoin.proofHeading}</h1>
      {step === "code" ? (
        <CodeForm code={code} onCode={setCode} onProofWanted={() => setStep("proof")} onOff={onOff} />
      ) : (
        <ProofForm
          code={code}
          onBack={() => setStep("code")}
          onOff={onOff}
          onAdmission={(admission) => setStep({ admission })}
        />
      )}
    </main>
  );
}
