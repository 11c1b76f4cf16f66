#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Systems above to try the gateway with, on loopback: a broker that wants a certificate (mosquitto), an SFTP server whose
# user is locked in a folder (OpenSSH), a mail server that speaks STARTTLS or nothing (Postfix). Runs until it is ended
# (Ctrl-C), then nothing is left but FOLDER. Needs root: other users' processes, and one user of its own while it runs.
#
#   above.sh [FOLDER]        where everything lies (/var/lib/lockgate-above); every directory above it must be root's
#
# FOLDER/etc holds the gateway's settings for all three, FOLDER/commands what is typed once in its shell.
set -euo pipefail

folder=${1:-/var/lib/lockgate-above}
mqtt_port=${MQTT_PORT:-28883} sftp_port=${SFTP_PORT:-22022} smtp_port=${SMTP_PORT:-20587}
user=lockgate-above
started=()

need() { # program, package
  command -v "$1" >/dev/null || missing+=("$2")
}
missing=()
need mosquitto mosquitto
need sshd openssh-server
need postfix postfix
need saslpasswd2 sasl2-bin
need openssl openssl
[ ${#missing[@]} = 0 ] || { echo "first: apt-get install ${missing[*]} libsasl2-modules" >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 2; }
[ ! -e "$folder" ] || { echo "$folder is there already" >&2; exit 2; }

stop() {
  [ ! -e "$folder/mail/etc/main.cf" ] || postfix -c "$folder/mail/etc" stop >/dev/null 2>&1 || true
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
  done
  wait || true
  userdel "$user" 2>/dev/null || true
}
trap stop EXIT
trap 'exit 0' INT TERM

password() {
  openssl rand -hex 12
}

key() { # name
  openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"
}

certificate() { # name, subject alternative name, use
  key "$1"
  openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out "$1.crt" 2>/dev/null \
    -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=%s\n' "$2" "$3")
  rm "$1.csr"
}

certificates() {
  key ca
  openssl req -x509 -key ca.key -subj "/CN=systems above" -days 30 -out ca.crt
  certificate server DNS:localhost,IP:127.0.0.1 serverAuth
  certificate gateway DNS:gateway clientAuth
}

broker() {
  mkdir broker
  cp ca.crt server.crt server.key broker/
  chmod 644 broker/server.key
  chmod 755 broker
  cat >broker/mosquitto.conf <<END
listener $mqtt_port 127.0.0.1
cafile $folder/broker/ca.crt
certfile $folder/broker/server.crt
keyfile $folder/broker/server.key
require_certificate true
use_identity_as_username true
END
  mosquitto -c broker/mosquitto.conf >broker/log 2>&1 &
  started+=($!)
}

files() {
  useradd --system --home-dir / --shell /usr/sbin/nologin "$user"
  printf '%s:%s\n' "$user" "$sftp_password" | chpasswd -c SHA512
  mkdir -p files/root/upload /run/sshd
  chown "$user" files/root/upload
  ssh-keygen -q -N '' -t ed25519 -f files/host_key
  cat >files/sshd_config <<END
Port $sftp_port
ListenAddress 127.0.0.1
HostKey $folder/files/host_key
PidFile none
UsePAM no
Subsystem sftp internal-sftp
Match User $user
  ChrootDirectory $folder/files/root
  ForceCommand internal-sftp
  AllowTcpForwarding no
END
  "$(command -v sshd)" -D -e -f "$folder/files/sshd_config" >files/log 2>&1 &
  started+=($!)
}

mail() {
  mkdir -p mail/etc/sasl mail/spool mail/data mail/boxes
  chown postfix mail/data
  chown nobody mail/boxes
  cp server.crt server.key mail/etc/
  printf 'pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: %s\n' \
    "$folder/mail/sasldb2" >mail/etc/sasl/smtpd.conf
  printf '%s' "$mail_password" | saslpasswd2 -p -c -f mail/sasldb2 -u above.test gateway
  chown postfix mail/sasldb2
  cat >mail/etc/main.cf <<END
compatibility_level = 3.6
queue_directory = $folder/mail/spool
data_directory = $folder/mail/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = above.test
mydestination =
virtual_mailbox_domains = above.test
virtual_mailbox_base = $folder/mail/boxes
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_tls_cert_file = $folder/mail/etc/server.crt
smtpd_tls_key_file = $folder/mail/etc/server.key
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_path = smtpd
cyrus_sasl_config_path = $folder/mail/etc/sasl
smtpd_relay_restrictions = permit_sasl_authenticated, reject
maillog_file = /dev/stdout
END
  cat >mail/etc/master.cf <<END
127.0.0.1:$smtp_port inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
END
  postfix -c "$folder/mail/etc" start-fg >mail/log 2>&1 &
  started+=($!)
}

settings() {
  mkdir -m 700 etc
  cp ca.crt etc/above.crt
  cp gateway.crt gateway.key etc/
  chmod 600 etc/gateway.key
  cat >etc/io.lockgate.north.mqtt.broker~above.cfg <<END
host = localhost
port = $mqtt_port
client-id = gateway
trust = above.crt
certificate = gateway.crt
key = gateway.key
commands = true
END
  cat >etc/io.lockgate.north.mail.cfg <<END
host = localhost
port = $smtp_port
user = gateway@above.test
password = $mail_password
from = gateway@above.test
authorities = above.crt
END
  printf 'address = operations@above.test\n' >etc/io.lockgate.north.mail.recipient~operations.cfg
  cat >commands <<END
gateway:service-enable mqtt
gateway:service-enable mail
gateway:service-enable csv-sftp
gateway:sftp-setup above localhost --port $sftp_port --user $user --folder upload --ask-password      # password: $sftp_password
END
  chmod 600 commands
}

umask 022
mkdir -p "$folder"
cd "$folder"
sftp_password=$(password) mail_password=$(password)
certificates
settings
broker
files
mail
cat <<END
broker  localhost:$mqtt_port   mosquitto_sub -h localhost -p $mqtt_port --cafile $folder/ca.crt --cert $folder/gateway.crt --key $folder/gateway.key -t '#' -v
files   localhost:$sftp_port   $folder/files/root/upload; key $(ssh-keygen -lf files/host_key.pub | cut -d' ' -f2)
mail    localhost:$smtp_port   $folder/mail/boxes/all/new
settings of the gateway: $folder/etc; what is typed once in its shell: $folder/commands
Ctrl-C ends all three.
END
wait -n "${started[@]}" || true
echo "one of them has ended: see the logs in $folder" >&2
exit 1
