// SPDX-License-Identifier: Apache-2.0
// libmodbus as a server: libmodbus-server tcp PORT, or libmodbus-server rtu TTY UNIT. See ../README.md for its map
// and what it prints.
#include <errno.h>
#include <modbus.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SIZE = 1000, TOLD = 60 };

static int unit = 1;
static uint8_t coils_before[TOLD];
static uint16_t holdings_before[TOLD];

static void remember(const modbus_mapping_t *values) {
  memcpy(coils_before, values->tab_bits, sizeof coils_before);
  memcpy(holdings_before, values->tab_registers, sizeof holdings_before);
}

static void tell_map(const modbus_mapping_t *values) {
  for (int i = 0; i < TOLD; i++) {
    printf("MAP coil %d %d %d\nMAP discrete %d %d %d\n", unit, i, values->tab_bits[i], unit, i, values->tab_input_bits[i]);
    printf("MAP holding %d %d %d\n", unit, i, values->tab_registers[i]);
    printf("MAP input %d %d %d\n", unit, i, values->tab_input_registers[i]);
  }
  remember(values);
}

static void tell_changes(const modbus_mapping_t *values) {
  for (int i = 0; i < TOLD; i++) {
    if (values->tab_bits[i] != coils_before[i]) printf("SET coil %d %d %d\n", unit, i, values->tab_bits[i]);
    if (values->tab_registers[i] != holdings_before[i]) printf("SET holding %d %d %d\n", unit, i, values->tab_registers[i]);
  }
  remember(values);
}

static modbus_mapping_t *map(void) {
  modbus_mapping_t *made = modbus_mapping_new(SIZE, SIZE, SIZE, SIZE);
  for (int i = 0; i < SIZE; i++) {
    made->tab_bits[i] = i % 2;
    made->tab_registers[i] = (uint16_t)(50021 + 613 * i);
    made->tab_input_bits[i] = i % 3 == 0;
    made->tab_input_registers[i] = i;
  }
  return made;
}

static void answer_while_connected(modbus_t *bus, modbus_mapping_t *values) {
  uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
  for (;;) {
    int length = modbus_receive(bus, request);
    if (length == -1 && (errno == EMBBADCRC || errno == EMBBADDATA || errno == ETIMEDOUT)) continue;
    if (length == -1) return;
    if (length > 0) modbus_reply(bus, request, length, values);
    tell_changes(values);
  }
}

int main(int count, char **arguments) {
  int tcp = count == 3 && !strcmp(arguments[1], "tcp");
  if (!tcp && (count != 4 || strcmp(arguments[1], "rtu"))) {
    fprintf(stderr, "usage: libmodbus-server tcp PORT | rtu TTY UNIT\n");
    return 2;
  }
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (!tcp) unit = atoi(arguments[3]);
  modbus_mapping_t *values = map();
  tell_map(values);
  if (!tcp) {
    modbus_t *line = modbus_new_rtu(arguments[2], 19200, 'N', 8, 1);
    modbus_set_slave(line, unit);
    if (modbus_connect(line)) return 1;
    puts("up");
    answer_while_connected(line, values);
    return 1;
  }
  // one process a connection would have a map each: one master at a time instead
  modbus_t *net = modbus_new_tcp("127.0.0.1", atoi(arguments[2]));
  int listener = modbus_tcp_listen(net, 5);
  if (listener == -1) return 1;
  puts("up");
  for (;;) {
    if (modbus_tcp_accept(net, &listener) == -1) return 1;
    answer_while_connected(net, values);
    modbus_close(net);
  }
}
