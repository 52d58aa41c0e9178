import { useEffect, useState } from "preact/hooks";
import { describedBy, SettingFoot } from "./setting-foot.tsx";
import type { Saving } from "./use-organisation.ts";

type TextSettingProps = {
  readonly setting: "name" | "emergencyNumber";
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly saving: Saving;
};

/** Saved when one leaves it, or with Enter. */
export function TextSetting({ setting, label, hint, value, saving }: TextSettingProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <div class="field">
      <label for={setting}>{label}</label>
      <p class="hint" id={`${setting}-hint`}>
        {hint}
      </p>
      <input
        id={setting}
        type="text"
        value={text}
        autoComplete="off"
        aria-invalid={saving.problem?.setting === setting}
        aria-describedby={describedBy(setting, saving)}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => text.trim() !== value && saving.save(setting, text)}
      />
      <SettingFoot setting={setting} saving={saving} />
    </div>
  );
}

export type Choice = { readonly value: string; readonly label: string };

type ChosenSettingProps = {
  readonly setting: "timeZone" | "idleMs" | "longestMs";
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly saving: Saving;
  readonly onChosen: (value: string) => void;
};

/** One of several. */
export function ChosenSetting(props: ChosenSettingProps) {
  const { setting, label, hint, value, choices, saving, onChosen } = props;
  return (
    <div class="field">
      <label for={setting}>{label}</label>
      <p class="hint" id={`${setting}-hint`}>
        {hint}
      </p>
      <select
        id={setting}
        value={value}
        aria-invalid={saving.problem?.setting === setting}
        aria-describedby={describedBy(setting, saving)}
        onChange={(event) => onChosen(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <SettingFoot setting={setting} saving={saving} />
    </div>
  );
}

type SwitchSettingProps = {
  readonly setting: "secondFactor" | "namedInLetters";
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly saving: Saving;
};

export function SwitchSetting({ setting, label, hint, on, saving }: SwitchSettingProps) {
  return (
    <div class="field">
      <label class="choice-box">
        <input
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          aria-labelledby={`${setting}-name`}
          aria-describedby={describedBy(setting, saving)}
          onChange={(event) => {
            // It shows what the server has taken, not what was clicked.
            event.currentTarget.checked = on;
            saving.save(setting, !on);
          }}
        />
        <span>
          <span id={`${setting}-name`}>{label}</span>
          <span class="small" id={`${setting}-hint`}>
            {hint}
          </span>
        </span>
      </label>
      <SettingFoot setting={setting} saving={saving} />
    </div>
  );
}
