# Sourced by .ci/run: an S3 server for the tests whose name ends in .s3.test.ts. Ceph's radosgw with one monitor and one
# store in memory, from Debian's packages, everything in one folder and on loopback alone.
#
#   start_s3 FOLDER   exports S3_TEST_URL (http://key:secret@127.0.0.1:port/bucket-prefix); 1 if it cannot be
#   stop_s3 FOLDER    ends what start_s3 began there

s3_packages="radosgw ceph-mon ceph-osd ceph-common"

has_s3() {
  local program
  for program in radosgw ceph-mon ceph-osd ceph; do command -v "$program" >/dev/null || return; done
}

install_s3() {
  PATH=$PATH:/usr/sbin:/sbin
  if has_s3; then return; fi
  [ "$(id -u)" = 0 ] || return 1
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  { apt-get update && apt-get install -y --no-install-recommends $s3_packages; } >"$1/s3-install.log" 2>&1
}

s3_answers() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Of two in a row: the monitor speaks on both.
s3_free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); s3_answers "$port" || s3_answers "$((port + 1))"; do :; done
  printf '%s' "$port"
}

# One store and one copy of everything: it holds nothing but what the tests make up.
write_s3_config() {
  cat >"$1/ceph.conf" <<CONF
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon host = [v2:127.0.0.1:$2/0,v1:127.0.0.1:$(($2 + 1))/0]
public addr = 127.0.0.1
keyring = $1/keyring
run dir = $1/run
admin socket = $1/run/\$name.asok
log file = $1/\$name.log
log to stderr = false
pid file = $1/\$name.pid
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
osd objectstore = memstore
memstore device bytes = 4294967296
[mon.a]
mon data = $1/mon
[osd.0]
osd data = $1/osd
[client.rgw]
rgw data = $1/rgw
rgw frontends = beast endpoint=127.0.0.1:$3
rgw enable usage log = false
rgw thread pool size = 32
CONF
}

# The parts know each other by keys: radosgw does not start without.
make_s3_keys() {
  ceph-authtool --create-keyring "$1/keyring" --gen-key -n mon. --cap mon "allow *" || return
  local who
  for who in client.admin client.rgw osd.0; do
    ceph-authtool "$1/keyring" --gen-key -n "$who" --cap mon "allow *" --cap osd "allow *" --cap mgr "allow *" || return
  done
}

start_s3() {
  local folder=$1 mon rgw conf store
  mkdir -p "$folder/run" "$folder/mon" "$folder/osd" "$folder/rgw" || return
  install_s3 "$folder" || return
  mon=$(s3_free_port)
  rgw=$(s3_free_port)
  store=$(cat /proc/sys/kernel/random/uuid)
  conf="--conf $folder/ceph.conf"
  write_s3_config "$folder" "$mon" "$rgw"
  # shellcheck disable=SC2086
  {
    make_s3_keys "$folder" &&
      monmaptool --create --addv a "[v2:127.0.0.1:$mon/0,v1:127.0.0.1:$((mon + 1))/0]" \
        --fsid "$(sed -n 's/^fsid = //p' "$folder/ceph.conf")" "$folder/monmap" &&
      ceph-mon $conf --mkfs --id a --monmap "$folder/monmap" --keyring "$folder/keyring" &&
      ceph-mon $conf --id a &&
      ceph $conf --connect-timeout 30 osd new "$store" 0 &&
      ceph-osd $conf --mkfs --id 0 --osd-uuid "$store" &&
      ceph-osd $conf --id 0 &&
      timeout 60 radosgw-admin $conf --name client.rgw user create --uid tests --display-name Tests \
        --access-key tests --secret-key tests-secret &&
      timeout 60 radosgw $conf --name client.rgw
  } >"$folder/s3.log" 2>&1 || return
  for _ in $(seq 100); do
    if s3_answers "$rgw"; then
      export S3_TEST_URL="http://tests:tests-secret@127.0.0.1:$rgw/files"
      return
    fi
    sleep 0.2
  done
  return 1
}

stop_s3() {
  local file pid
  for file in "$1"/client.rgw.pid "$1"/osd.0.pid "$1"/mon.a.pid; do
    [ -s "$file" ] || continue
    pid=$(cat "$file")
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 50); do
      kill -0 "$pid" 2>/dev/null || continue 2
      sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
  done
}
