# Sourced by .ci/run: clamd for the tests whose name ends in .clamd.test.ts, from Debian's package, with a signature that
# finds EICAR's test file wherever it stands. What it is sent lies in memory while it scans.
#
#   start_clamd FOLDER   exports CLAMD_TEST_URL (unix:FOLDER/clamd.sock); 1 if it cannot be
#   stop_clamd FOLDER    ends what start_clamd began there

install_clamd() {
  PATH=$PATH:/usr/sbin:/sbin
  if command -v clamd >/dev/null; then return; fi
  [ "$(id -u)" = 0 ] || return 1
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update && apt-get install -y --no-install-recommends clamav-daemon; } >"$1/install.log" 2>&1
}

write_clamd_config() {
  cat >"$1/clamd.conf" <<CONF
Foreground yes
User $(id -un)
LocalSocket $1/clamd.sock
DatabaseDirectory $1/signatures
TemporaryDirectory $2
OfficialDatabaseOnly no
StreamMaxLength 210M
MaxFileSize 210M
MaxScanSize 1000M
MaxScanTime 0
AlertExceedsMax yes
ConcurrentDatabaseReload no
MaxThreads 2
CONF
}

# In halves and hexadecimal: this file itself is no find. "*": at any place of a file of any kind.
write_clamd_signatures() {
  mkdir -p "$1/signatures" || return
  local first=58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e444152442d
  printf 'Test.Eicar:0:*:%s%s\n' "$first" 414e544956495255532d544553542d46494c452124482b482a >"$1/signatures/eicar.ndb"
}

start_clamd() {
  local folder=$1 memory=$1
  mkdir -p "$folder" || return
  install_clamd "$folder" || return
  [ ! -w /dev/shm ] || memory=$(mktemp -d /dev/shm/clamd.XXXXXX) || return
  printf '%s' "$memory" >"$folder/memory"
  write_clamd_config "$folder" "$memory"
  write_clamd_signatures "$folder" || return
  clamd --config-file="$folder/clamd.conf" >"$folder/clamd.log" 2>&1 &
  printf '%s' "$!" >"$folder/clamd.pid"
  for _ in $(seq 150); do
    if [ -S "$folder/clamd.sock" ]; then
      export CLAMD_TEST_URL="unix:$folder/clamd.sock"
      return
    fi
    kill -0 "$(cat "$folder/clamd.pid")" 2>/dev/null || return 1
    sleep 0.2
  done
  return 1
}

stop_clamd() {
  [ ! -s "$1/clamd.pid" ] || kill "$(cat "$1/clamd.pid")" 2>/dev/null || true
  case "$(cat "$1/memory" 2>/dev/null)" in /dev/shm/clamd.*) rm -rf "$(cat "$1/memory")" ;; esac
}
