import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import type { EnterFrom } from "../ports/audit.ts";
import { accountEndpoints } from "./account.ts";
import { accountPasskeysEndpoints, accountTotpEndpoints } from "./account-factors.ts";
import { activeEndpoint } from "./active.ts";
import { addColleagueEndpoint } from "./add-colleague.ts";
import { addMembersEndpoint } from "./add-members.ts";
import { answerAdmissionEndpoint } from "./answer-admission.ts";
import { askForResetEndpoint } from "./ask-for-reset.ts";
import { askSupportEndpoint } from "./ask-support.ts";
import { auditEndpoints } from "./audit.ts";
import { awaitChatEndpoint } from "./await-chat.ts";
import { changeColleagueEndpoint } from "./change-colleague.ts";
import { changeContactEndpoint } from "./change-contact.ts";
import { confirmChatRequestEndpoint } from "./confirm-chat-request.ts";
import { connectPersonEndpoint } from "./connect-person.ts";
import { deactivateColleagueEndpoint } from "./deactivate-colleague.ts";
import { declineRequestEndpoint } from "./decline-request.ts";
import type { Deeds } from "./deeds.ts";
import { deleteContactEndpoint } from "./delete-contact.ts";
import { deleteMessageEndpoint } from "./delete-message.ts";
import { dismissLetterEndpoint } from "./dismiss-letter.ts";
import { downloadFileEndpoint } from "./download-file.ts";
import { endAppointmentEndpoint } from "./end-appointment.ts";
import { endDeviceEndpoint } from "./end-device.ts";
import { endOtherDevicesEndpoint } from "./end-other-devices.ts";
import { enterFrom } from "./enter-from.ts";
import { answerError, answerNoHttp, refuse } from "./errors.ts";
import { findContactsEndpoint } from "./find-contacts.ts";
import { findPeopleEndpoint } from "./find-people.ts";
import { setHeaders } from "./headers.ts";
import { healthEndpoints } from "./health.ts";
import type { House } from "./house.ts";
import { type HttpConfig, isSecure } from "./http-config.ts";
import { inviteAgainEndpoint } from "./invite-again.ts";
import { issueCodeEndpoint } from "./issue-code.ts";
import { joinByCodeEndpoint } from "./join-by-code.ts";
import { keepContactEndpoint } from "./keep-contact.ts";
import { listAppointmentsEndpoint } from "./list-appointments.ts";
import { listAttentionEndpoint } from "./list-attention.ts";
import { listColleaguesEndpoint } from "./list-colleagues.ts";
import { listLettersEndpoint } from "./list-letters.ts";
import { listOrganisationsEndpoint } from "./list-organisations.ts";
import { listOutboxEndpoint } from "./list-outbox.ts";
import { listParticipantsEndpoint } from "./list-participants.ts";
import { listRefusedFilesEndpoint } from "./list-refused-files.ts";
import { listThreadsEndpoint } from "./list-threads.ts";
import { listWaitingRoomsEndpoint } from "./list-waiting-rooms.ts";
import { logRequests } from "./log-requests.ts";
import { lookAtAdmissionEndpoint } from "./look-at-admission.ts";
import { lookAtLinkEndpoint } from "./look-at-link.ts";
import { lookAtWaitingRoomEndpoint } from "./look-at-waiting-room.ts";
import { makeAppointmentEndpoint } from "./make-appointment.ts";
import { meEndpoint } from "./me.ts";
import { mergeContactsEndpoint } from "./merge-contacts.ts";
import { metricsEndpoint } from "./metrics.ts";
import { notificationsEndpoint } from "./notifications.ts";
import { onlyGently } from "./only-gently.ts";
import { onlyWhileChatIsOn } from "./only-while-chat-is-on.ts";
import { openInvitationEndpoint } from "./open-invitation.ts";
import { organisationEndpoint } from "./organisation.ts";
import { isOwnOrigin } from "./own-origin.ts";
import { pages } from "./pages.ts";
import { postMessageEndpoint } from "./post-message.ts";
import { readJson } from "./read-json.ts";
import { readPageEndpoint } from "./read-page.ts";
import { receiveTextEndpoint } from "./receive-text.ts";
import { remindAppointmentEndpoint } from "./remind-appointment.ts";
import { removeMemberEndpoint } from "./remove-member.ts";
import { renewColleagueLinkEndpoint } from "./renew-colleague-link.ts";
import { renewInvitationEndpoint } from "./renew-invitation.ts";
import { resetSecondFactorEndpoint } from "./reset-second-factor.ts";
import { restoreColleagueEndpoint } from "./restore-colleague.ts";
import { retryLetterEndpoint } from "./retry-letter.ts";
import { revokeCodeEndpoint } from "./revoke-code.ts";
import { revokeInvitationEndpoint } from "./revoke-invitation.ts";
import { sayWhatIsLeftEndpoint } from "./say-what-is-left.ts";
import { sendToComputerEndpoint } from "./send-to-computer.ts";
import { setRetentionEndpoint } from "./set-retention.ts";
import { setUpEndpoint } from "./set-up.ts";
import { signInEndpoint } from "./sign-in.ts";
import { signInSecondStepEndpoints } from "./sign-in-second-step.ts";
import { signOnEndpoints } from "./sign-on.ts";
import { signOutEndpoint } from "./sign-out.ts";
import { onlySignedIn } from "./signed-in.ts";
import { singleSignOnEndpoints } from "./single-sign-on.ts";
import { limitSlowBodies } from "./slow-bodies.ts";
import { startThreadEndpoint } from "./start-thread.ts";
import { switchChatEndpoint } from "./switch-chat.ts";
import { trustOf } from "./trusted-proxies.ts";
import { unreadEndpoint } from "./unread.ts";
import { uploadFileEndpoint } from "./upload-file.ts";
import { welcomeEndpoint } from "./welcome.ts";
import { whileSignedIn } from "./while-signed-in.ts";

export interface HttpParts {
  readonly deeds: Deeds;
  readonly from: EnterFrom;
  readonly config: HttpConfig;
  readonly logger: FastifyBaseLogger;
}

const ENDPOINTS = [
  signInEndpoint,
  signInSecondStepEndpoints,
  accountEndpoints,
  accountTotpEndpoints,
  accountPasskeysEndpoints,
  signOnEndpoints,
  singleSignOnEndpoints,
  signOutEndpoint,
  auditEndpoints,
  endDeviceEndpoint,
  endOtherDevicesEndpoint,
  lookAtLinkEndpoint,
  setUpEndpoint,
  welcomeEndpoint,
  listColleaguesEndpoint,
  addColleagueEndpoint,
  renewColleagueLinkEndpoint,
  changeColleagueEndpoint,
  deactivateColleagueEndpoint,
  restoreColleagueEndpoint,
  resetSecondFactorEndpoint,
  askForResetEndpoint,
  findPeopleEndpoint,
  startThreadEndpoint,
  listThreadsEndpoint,
  readPageEndpoint,
  postMessageEndpoint,
  deleteMessageEndpoint,
  unreadEndpoint,
  sayWhatIsLeftEndpoint,
  uploadFileEndpoint,
  downloadFileEndpoint,
  findContactsEndpoint,
  keepContactEndpoint,
  changeContactEndpoint,
  deleteContactEndpoint,
  mergeContactsEndpoint,
  addMembersEndpoint,
  removeMemberEndpoint,
  listParticipantsEndpoint,
  inviteAgainEndpoint,
  revokeInvitationEndpoint,
  issueCodeEndpoint,
  revokeCodeEndpoint,
  openInvitationEndpoint,
  renewInvitationEndpoint,
  sendToComputerEndpoint,
  joinByCodeEndpoint,
  lookAtAdmissionEndpoint,
  answerAdmissionEndpoint,
  meEndpoint,
  makeAppointmentEndpoint,
  listAppointmentsEndpoint,
  remindAppointmentEndpoint,
  endAppointmentEndpoint,
  connectPersonEndpoint,
  listWaitingRoomsEndpoint,
  lookAtWaitingRoomEndpoint,
  notificationsEndpoint,
  receiveTextEndpoint,
  listLettersEndpoint,
  listRefusedFilesEndpoint,
  retryLetterEndpoint,
  dismissLetterEndpoint,
  organisationEndpoint,
  listAttentionEndpoint,
  listOutboxEndpoint,
  awaitChatEndpoint,
  activeEndpoint,
  listOrganisationsEndpoint,
  switchChatEndpoint,
  declineRequestEndpoint,
  setRetentionEndpoint,
  askSupportEndpoint,
  confirmChatRequestEndpoint,
  healthEndpoints,
  metricsEndpoint,
];

/** Bodies are forms of a few fields; only a message may be as large as on the socket. */
const BODY_LIMIT = 64 * 1024;

/** The HTTP side, ready to listen; sockets are the caller's, on the server's `upgrade` event. */
export async function buildHttp({ deeds, from, config, logger }: HttpParts): Promise<FastifyInstance> {
  const secure = isSecure(config);
  const app = fastify({
    loggerInstance: logger,
    // Fastify's own lines have the address in them, with what people search for; log-requests.ts has not.
    logController: new LogController({ disableRequestLogging: true }),
    https: config.tls ?? null,
    trustProxy: config.trustedProxies ? trustOf(config.trustedProxies) : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 0, // slow-bodies.ts
    forceCloseConnections: "idle",
    return503OnClosing: false, // whoever comes by a connection that is still open gets a code, below
    clientErrorHandler: answerNoHttp,
    frameworkErrors(_error, _request, reply) {
      setHeaders(reply, secure);
      refuse(reply, "not-found");
    },
  }) as FastifyInstance;
  logRequests(app);
  readJson(app);
  limitSlowBodies(app);
  app.addHook("onRequest", async (request, reply) => {
    setHeaders(reply, secure);
    if (deeds.operations.isStopping() && request.url !== "/healthz" && request.url !== "/readyz")
      throw new Refusal("server-stopping");
    const reads = request.method === "GET" || request.method === "HEAD";
    if (!reads && !isOwnOrigin(request.headers, config)) throw new Refusal("wrong-origin");
  });
  app.addHook("preParsing", onlyWhileChatIsOn(deeds.chatSwitch));
  enterFrom(app, from);
  app.setErrorHandler(answerError);
  const house: House = {
    ...{ deeds, config, secure, gently: onlyGently() },
    signedIn: onlySignedIn(deeds, secure),
    whileSignedIn: whileSignedIn(deeds, secure),
  };
  for (const endpoint of ENDPOINTS) endpoint(app, house);
  await pages(app, config);
  return app;
}
