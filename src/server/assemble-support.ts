import pino from "pino";
import { addSupportPerson } from "./actions/add-support-person.ts";
import { declineRequest } from "./actions/decline-request.ts";
import { listOrganisations } from "./actions/list-organisations.ts";
import { recordEvents } from "./actions/record-events.ts";
import { removeSupportPerson } from "./actions/remove-support-person.ts";
import { setRetention } from "./actions/set-retention.ts";
import { switchChat } from "./actions/switch-chat.ts";
import { writeAccountLetter } from "./actions/write-account-letter.ts";
import { auditedSupport } from "./command-line/audited-support.ts";
import type { SupportDeeds } from "./command-line/run-support.ts";
import type { Config } from "./config/config.ts";
import { localUrl } from "./config/local-url.ts";
import { openCarriers } from "./letters/open-carriers.ts";
import type { PostOffice } from "./ports/post-office.ts";
import { openStore } from "./store/open-store.ts";
import { auditChain } from "./vault/audit-chain.ts";
import { openVault } from "./vault/open-vault.ts";
import { secrets } from "./vault/secrets.ts";

/**
 * What the command line of Support needs, beside a server that may be running on the same data: it writes into the
 * database, where the server finds it within half a second, and leaves its letters for the server to send.
 */
export async function assembleSupport(config: Config) {
  const clock = { now: Date.now };
  const vault = await openVault(config.keysFolder);
  const store = await openStore(config);
  const carried = await openCarriers(config, clock);
  const publicUrl = config.publicUrl ?? localUrl(config, config.port);
  const postOffice: PostOffice = {
    channels: new Set(carried.carriers.email ? ["email"] : []),
    mailLeaves: carried.ways.email === "smtp",
    publicUrl: () => publicUrl,
    wake() {},
  };
  const log = pino({ level: "error", base: null });
  const details = await vault.sealDetails(store.organisationKeys);
  const ports = { ...store, details, postOffice, secrets, clock, log };
  const writing = {
    ...ports,
    writeAccountLetter: writeAccountLetter(ports),
    followedSwitch: { look: async () => {} },
  };
  const whereFrom = { network: () => undefined };
  const audit = recordEvents({ auditRows: store.auditRows, chain: auditChain, whereFrom, clock });
  const deeds: SupportDeeds = {
    listOrganisations: listOrganisations(ports),
    switchChat: switchChat(writing),
    declineRequest: declineRequest(ports),
    setRetention: setRetention(writing),
    addPerson: addSupportPerson(ports),
    removePerson: removeSupportPerson(ports),
    people: () => store.support.people(),
  };
  return {
    deeds: auditedSupport(deeds, audit),
    publicUrl,
    async close(): Promise<void> {
      await carried.close();
      await store.close();
    },
  };
}
