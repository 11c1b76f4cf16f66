#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a machine to be cut: machine.sh DIR CLASSPATH. DIR gets vmlinuz, initrd, system.img (a Java runtime and our classes,
# read-only) and data.img (an empty ext4). The kernel is Debian's for clouds, unpacked and not installed; it is kept in DIR.
set -euo pipefail
dir=$1
classpath=$2
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
mkdir -p "$dir"
cd "$dir"

if [ ! -f vmlinuz ]; then
  rm -rf kernel && mkdir kernel
  name=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p' | head -1)
  (cd kernel && apt-get -q download "$name" && dpkg-deb -x ./*.deb . && rm ./*.deb) >&2
  cp kernel/boot/vmlinuz-* vmlinuz
fi

# first stage: modules of the disk, then the program
rm -rf initrd.d && mkdir -p initrd.d/bin initrd.d/modules
cp "$(command -v busybox)" initrd.d/bin/busybox
for name in virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio_blk; do
  find kernel/ -name "$name.ko" -exec cp {} initrd.d/modules/ \;
done
cat > initrd.d/init <<'INIT'
#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /system
/bin/busybox mount -t proc none /proc
/bin/busybox mount -t sysfs none /sys
/bin/busybox mount -t devtmpfs none /dev
for name in virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio_blk; do
  /bin/busybox insmod /modules/$name.ko
done
/bin/busybox mount -t ext4 -o ro /dev/vda /system
/bin/busybox mount -t ext4 /dev/vdb /system/data
/bin/busybox mount -t proc none /system/proc
/bin/busybox mount -t devtmpfs none /system/dev
/bin/busybox mount -t tmpfs none /system/tmp
/bin/busybox chroot /system /jre/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xmx128m \
  -Dlockgate.native=/native -cp '/classes/*:/classes' io.lockgate.powercut.Guest /data
/bin/busybox poweroff -f
INIT
chmod +x initrd.d/init
(cd initrd.d && find . | cpio -o -H newc --quiet) | gzip -1 > initrd

rm -rf system.d && mkdir -p system.d/{proc,dev,data,tmp,classes,native}
"$java/bin/jlink" --add-modules java.base,java.sql --strip-debug --no-header-files --no-man-pages --output system.d/jre
system.d/jre/bin/java -Xshare:dump -XX:+UseSerialGC >/dev/null
IFS=:
for part in $classpath; do
  if [ -d "$part" ]; then cp -r "$part"/. system.d/classes/; else cp "$part" system.d/classes/; fi
done
unset IFS
find system.d/classes -name 'sqlite-jdbc-*.jar' -exec unzip -q -o {} 'org/sqlite/native/Linux/x86_64/*' -d system.d/native \;
for library in $(ldd system.d/jre/lib/server/libjvm.so system.d/jre/bin/java system.d/jre/lib/*.so \
  $(find system.d/native -name '*.so') \
  | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p; s/^\t*\(\/lib64[^ ]*\) .*/\1/p' | grep -v system.d | sort -u); do
  mkdir -p "system.d$(dirname "$library")"
  cp -L "$library" "system.d$library"
done

rm -f system.img data.img
mke2fs -q -t ext4 -d system.d system.img "$(($(du -sm system.d | cut -f1) + 32))m"
mke2fs -q -t ext4 data.img 192m
