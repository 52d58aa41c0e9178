import "../look/guests.css";
import { useState } from "preact/hooks";
import { sayAtJoin } from "../text/english-join.ts";
import { Admittance } from "./admittance.tsx";
import { CodeForm } from "./code-form.tsx";
import { ProofForm } from "./proof-form.tsx";

/** The code; when too many were guessed a second proof; and for those who have none, waiting for the host. */
export function JoinPage() {
  const [code, setCode] = useState("");
  const [step, setStep] = useState<"code" | "proof" | { readonly admission: string }>("code");
  if (typeof step === "object") {
    return <Admittance admission={step.admission} onBack={() => setStep("code")} />;
  }
  return (
    <main class="door">
      <h1>{step === "code" ? sayAtJoin.heading : sayAtJoin.proofHeading}</h1>
      {step === "code" ? (
        <CodeForm code={code} onCode={setCode} onProofWanted={() => setStep("proof")} />
      ) : (
        <ProofForm
          code={code}
          onBack={() => setStep("code")}
          onAdmission={(admission) => setStep({ admission })}
        />
      )}
    </main>
  );
}
