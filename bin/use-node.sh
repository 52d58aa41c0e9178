# Sourced by the scripts beside it, from the project's folder: puts a Node that can run the project first on PATH.
# A machine whose own Node is older gets one from the registry, into tools/node, where nothing else is installed.

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Node runs this project from 24.7 on: node:sqlite without a flag, crypto.argon2, TypeScript as it stands.
node_is_new_enough() {
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  [ "$major" -gt 24 ] 2>/dev/null || { [ "$major" -eq 24 ] && [ "$minor" -ge 7 ]; } 2>/dev/null
}

# The npm of the machine runs under the Node of the machine here: those two are known to fit each other.
bring_node() {
  command -v npm >/dev/null || fail "This needs npm, or Node 24.7 or newer: please install one of them and try again."
  printf 'Bringing Node 24 from the registry into tools/node …\n' >&2
  log=$(mktemp)
  if [ "$(npm --version | cut -d. -f1)" -ge 7 ]; then
    deed="ci --include=optional --engine-strict=false"
  else
    deed="install --no-package-lock" # npm 6 cannot read this lock file; the versions are exact all the same
  fi
  # shellcheck disable=SC2086
  if ! (cd tools/node && npm $deed --no-audit --no-fund --ignore-scripts >"$log" 2>&1); then
    cat "$log" >&2
    rm -f "$log"
    fail "Node 24 could not be brought: see what npm says above."
  fi
  rm -f "$log"
}

# The registry's name for this machine: linux-x64, linux-arm64, darwin-x64 …
platform() {
  case $(uname -m) in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
  esac
  printf '%s-%s' "$(uname -s | tr '[:upper:]' '[:lower:]')" "$machine"
}

if ! node_is_new_enough node; then
  brought=tools/node/node_modules
  wanted=$(cksum <tools/node/package-lock.json)
  if [ "$(cat "$brought/.setup-stamp" 2>/dev/null)" != "$wanted" ]; then
    bring_node
    node_is_new_enough "$brought/node-$(platform)/bin/node" ||
      fail "This needs Node 24.7 or newer; here is $(node --version 2>/dev/null || echo none)," \
        "and the registry has none for $(platform): please install it from nodejs.org and try again."
    printf '%s\n' "$wanted" >"$brought/.setup-stamp"
  fi
  PATH=$PWD/$brought/node-$(platform)/bin:$PWD/$brought/.bin:$PATH
  export PATH
fi

# Node keeps what it compiled, stripped of its types, so that a second start is quick.
NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE:-$PWD/node_modules/.cache/node}
export NODE_COMPILE_CACHE
