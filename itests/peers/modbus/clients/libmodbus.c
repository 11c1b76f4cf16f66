// SPDX-License-Identifier: Apache-2.0
// libmodbus as a client: libmodbus-client HOST PORT UNIT [BASE]. See ../README.md for what it does and prints.
#include <errno.h>
#include <modbus.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static modbus_t *bus;
static int base;
static int failed;

static void say(const char *function, int right) {
  if (right) {
    printf("FC%s ok\n", function);
  } else if (errno == EMBXILFUN) {
    printf("FC%s unsupported by server\n", function);
  } else {
    printf("FC%s FAIL %s\n", function, errno ? modbus_strerror(errno) : "other values than expected");
    failed = 1;
  }
  errno = 0;
}

static int registers_are(int at, int count, const uint16_t *expected) {
  uint16_t values[16];
  return modbus_read_registers(bus, at, count, values) == count &&
         memcmp(values, expected, count * sizeof *values) == 0;
}

static int bits_are(int at, int count, const uint8_t *expected) {
  uint8_t values[16];
  return modbus_read_bits(bus, at, count, values) == count && memcmp(values, expected, count) == 0;
}

static int inputs_right(void) {
  uint16_t values[4];
  if (modbus_read_input_registers(bus, base, 4, values) != 4) return 0;
  for (int i = 0; i < 4 && !getenv("LOOSE"); i++) {
    if (values[i] != base + i) return 0;
  }
  return 1;
}

static int discretes_right(void) {
  uint8_t values[8];
  if (modbus_read_input_bits(bus, base, 8, values) != 8) return 0;
  for (int i = 0; i < 8 && !getenv("LOOSE"); i++) {
    if (values[i] != ((base + i) % 3 == 0)) return 0;
  }
  return 1;
}

static int exchanged(const uint16_t *written) {
  uint16_t read[5];
  return modbus_write_and_read_registers(bus, base + 30, 3, written, base + 29, 5, read) == 5 &&
         memcmp(read + 1, written, 3 * sizeof *written) == 0;
}

int main(int count, char **arguments) {
  if (count < 4) {
    fprintf(stderr, "usage: libmodbus-client HOST PORT UNIT [BASE]\n");
    return 2;
  }
  bus = modbus_new_tcp(arguments[1], atoi(arguments[2]));
  base = count > 4 ? atoi(arguments[4]) : 0;
  modbus_set_response_timeout(bus, 2, 0);
  if (modbus_set_slave(bus, atoi(arguments[3])) || modbus_connect(bus)) {
    printf("FC1 FAIL no connection: %s\n", modbus_strerror(errno));
    return 1;
  }
  const uint8_t pattern[10] = {1, 0, 1, 1, 0, 0, 1, 1, 1, 0};
  const uint16_t words[3] = {1, 2, 65535};
  const uint16_t more[3] = {7, 8, 9};
  uint8_t bits[8];
  uint16_t holdings[4];
  errno = 0;
  say("1", modbus_read_bits(bus, base, 8, bits) == 8);
  say("2", discretes_right());
  say("3", modbus_read_registers(bus, base, 4, holdings) == 4);
  say("4", inputs_right());
  say("5", modbus_write_bit(bus, base + 3, 1) == 1 && bits_are(base + 3, 1, (uint8_t[]){1}) &&
               modbus_write_bit(bus, base + 3, 0) == 1 && bits_are(base + 3, 1, (uint8_t[]){0}));
  say("6", modbus_write_register(bus, base + 10, 4242) == 1 && registers_are(base + 10, 1, (uint16_t[]){4242}));
  say("15", modbus_write_bits(bus, base + 4, 10, pattern) == 10 && bits_are(base + 4, 10, pattern));
  say("16", modbus_write_registers(bus, base + 20, 3, words) == 3 && registers_are(base + 20, 3, words));
  say("22", modbus_write_register(bus, base + 10, 0x12) == 1 &&
                modbus_mask_write_register(bus, base + 10, 0xF2, 0x25) != -1 &&
                registers_are(base + 10, 1, (uint16_t[]){0x17}));
  say("23", exchanged(more) && registers_are(base + 30, 3, more));
  printf("FC43/14 unsupported by peer\n");
  modbus_close(bus);
  modbus_free(bus);
  return failed;
}
