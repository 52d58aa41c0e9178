// Which room may look into which. Read top to bottom: this file is the architecture.
const TESTS = "[.](test|contract)[.]tsx?$";
const SHARED = "shared";
const CONFIG = "server/config";
const DOMAIN = "server/domain";
const PORTS = "server/ports";
const ACTIONS = "server/actions";

/** A room looks into itself and into `allowed`; types count. */
const room = (name, ...allowed) => ({
  name: `${name.replaceAll("/", "-")}-looks-only-where-it-may`,
  severity: "error",
  from: { path: `^src/${name}/`, pathNot: TESTS },
  to: { path: "^src/", pathNot: [name, ...allowed].map((other) => `^src/${other}/`) },
});

/** Packages that only these rooms import; the rest of the house meets them through a port. */
const home = (name, rooms, packages, why) => ({
  name: `${name}-has-its-room`,
  comment: why,
  severity: "error",
  from: { path: "^src/", pathNot: [...rooms.map((owner) => `^src/${owner}`), TESTS] },
  to: { path: packages.map((one) => `^${one}$|node_modules/${one}/`) },
});

const adapters = ["vault", "store", "files", "fanout", "letters", "sign-on", "metrics"];
const entrances = ["http", "realtime", "jobs", "demo", "command-line"];

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      // The words of the invitation's door go into index.html itself (vite.config.ts).
      from: {
        orphan: true,
        pathNot: [TESTS, "[.]d[.]ts$", "^bench/", "^checks/", "english-invitation[.]ts$"],
      },
      to: {},
    },
    {
      name: "nobody-imports-tests",
      severity: "error",
      from: { pathNot: [TESTS, "^test/"] },
      to: { path: [TESTS, "^test/"] },
    },
    {
      name: "the-product-stands-alone",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(bench|checks)/" },
    },
    {
      name: "what-is-imported-exists",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^node:sqlite$" },
    },
    {
      name: "the-server-runs-on-dependencies-alone",
      comment: "What the page is built and tested with is not there in production.",
      severity: "error",
      from: { path: "^src/(server|shared)/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-main-knows-assemble",
      severity: "error",
      from: { path: "^src/server/", pathNot: [TESTS, "^src/server/main[.]ts$"] },
      to: { path: "^src/server/(main|assemble)[.]ts$" },
    },

    room(SHARED),
    room("client", SHARED),
    room(CONFIG, SHARED),
    room(DOMAIN, SHARED),
    room(PORTS, DOMAIN, SHARED),
    room(ACTIONS, DOMAIN, PORTS, SHARED),
    ...adapters.map((adapter) => room(`server/${adapter}`, PORTS, DOMAIN, SHARED)),
    ...entrances.map((entrance) => room(`server/${entrance}`, ACTIONS, PORTS, DOMAIN, SHARED)),

    {
      name: "shared-and-domain-touch-nothing",
      comment:
        "Pure: no I/O, no clock of their own, nothing of Node; the page runs `shared` too. Numbering plans alone are loaded late.",
      severity: "error",
      from: {
        path: "^src/(shared|server/domain)/",
        pathNot: [TESTS, "^src/server/domain/mobile-number[.]ts$"].flat(),
      },
      to: { dependencyTypes: ["core"] },
    },
    home(
      "cryptography",
      ["server/vault/"],
      ["(node:)?crypto", "(node:)?webcrypto", "@noble", "otpauth", "@simplewebauthn/server"],
      "Cryptography is in the vault, so that it can be reviewed in one sitting.",
    ),
    home(
      "sql",
      ["server/store/"],
      ["(node:)?sqlite", "pg"],
      "SQL is in store/, behind ports with a contract suite.",
    ),
    home(
      "the-disk",
      ["server/files/", "server/vault/", "server/letters/outbox/", CONFIG, "server/store/"],
      ["(node:)?fs(/promises)?", "@aws-sdk"],
      "Files: sealed blobs, keys, the outbox of letters, secrets that the environment names, and migrations.",
    ),
    home("the-environment", [CONFIG], ["(node:)?process"], "Only config reads the environment."),
    home(
      "mail-and-texts",
      ["server/letters/"],
      ["nodemailer", "twilio"],
      "What leaves the house leaves by letters/.",
    ),
    home(
      "phone-numbers",
      ["server/domain/"],
      ["libphonenumber-js"],
      "Read once, in the domain; the page is shown the result.",
    ),
    home(
      "single-sign-on",
      ["server/sign-on/"],
      ["openid-client", "oauth4webapi", "jose"],
      "An organisation's provider is spoken to in sign-on/.",
    ),
    home("http", ["server/http/"], ["fastify", "@fastify", "@tus"], "HTTP is spoken in http/."),
    home("sockets", ["server/realtime/"], ["ws"], "Sockets are spoken to in realtime/."),
    home(
      "processes",
      ["server/store/", "server/vault/"],
      ["(node:)?(child_process|cluster|worker_threads)"],
      "The engine and slow hashing run beside the main loop; nothing else does.",
    ),
  ],
  options: {
    tsPreCompilationDeps: true, // type imports count: a type is knowledge too
    tsConfig: { fileName: "test/tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "[.]css$" },
    builtInModules: { add: ["node:sqlite"] },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
