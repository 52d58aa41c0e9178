import { useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Device } from "../../shared/protocol/account-bodies.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { say } from "../text/say.ts";
import { DeedProblem } from "./deed-problem.tsx";
import type { Account, Ask } from "./use-account.ts";
import { useDeed } from "./use-deed.ts";

type DevicesSectionProps = {
  readonly account: Account;
  readonly ask: Ask;
  readonly load: () => Promise<void>;
};

/** Where one is signed in. This device signs out by the menu, like everywhere. */
export function DevicesSection({ account: { devices }, ask, load }: DevicesSectionProps) {
  const { problem, run } = useDeed();
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  async function end(path: string, sentence: string): Promise<void> {
    setSaid("");
    if ((await run(() => ask("DELETE", path))) === null) return;
    await load();
    setSaid(sentence);
    heading.current?.focus(); // the button is gone with its row
  }
  return (
    <section aria-labelledby="devices-heading">
      <h2 id="devices-heading" tabIndex={-1} ref={heading}>
        {words.devices}
      </h2>
      <p>{words.devicesWhy}</p>
      <p class="said" role="status">
        {said}
      </p>
      <ul class="own-list">
        {thisOneFirst(devices).map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            onEnd={(name) => end(`/api/account/devices/${device.id}`, words.signedOutDevice(name))}
          />
        ))}
      </ul>
      <DeedProblem problem={problem} />
      {devices.length > 1 && (
        <button
          type="button"
          class="quiet"
          onClick={() => end("/api/account/devices", words.signedOutOthers)}
        >
          {words.signOutOthers}
        </button>
      )}
    </section>
  );
}

function thisOneFirst(devices: Account["devices"]): Account["devices"] {
  return [...devices].sort((one, other) => Number(other.current) - Number(one.current));
}

type DeviceRowProps = {
  readonly device: InferOutput<typeof Device>;
  readonly onEnd: (name: string) => void;
};

function DeviceRow({ device, onEnd }: DeviceRowProps) {
  const name = device.device === "" ? words.unknownDevice : device.device;
  const times = `${words.lastUsed(say.dateAndTime(device.seenAt))}, ${words.signedInAt(say.dateAndTime(device.startedAt))}`;
  return (
    <li>
      <p>
        <strong>{name}</strong>
        {device.current && <span class="this-one"> {words.thisOne}</span>}
        <span class="small">{times}</span>
      </p>
      {!device.current && (
        <button
          type="button"
          class="quiet"
          aria-label={words.signOutDevice(name)}
          onClick={() => onEnd(name)}
        >
          {words.signOut}
        </button>
      )}
    </li>
  );
}
