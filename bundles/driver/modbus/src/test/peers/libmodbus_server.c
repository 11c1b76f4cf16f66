// SPDX-License-Identifier: Apache-2.0
// Unit 1 by libmodbus. Usage: libmodbus_server tcp PORT | rtu TTY (19200 8N1). Ends when its TCP client goes.
#include <modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT 60

static uint8_t coils_before[COUNT];
static uint16_t holding_before[COUNT];

static void say_changes(const modbus_mapping_t *map) {
  for (int i = 0; i < COUNT; i++) {
    if (map->tab_bits[i] != coils_before[i]) {
      printf("SET coil 1 %d %d\n", i, map->tab_bits[i]);
    }
    if (map->tab_registers[i] != holding_before[i]) {
      printf("SET holding 1 %d %d\n", i, map->tab_registers[i]);
    }
  }
  fflush(stdout);
  memcpy(coils_before, map->tab_bits, sizeof coils_before);
  memcpy(holding_before, map->tab_registers, sizeof holding_before);
}

static void fill(modbus_mapping_t *map) {
  for (int i = 0; i < COUNT; i++) {
    map->tab_bits[i] = i % 2;
    map->tab_input_bits[i] = i % 3 == 1;
    map->tab_registers[i] = (uint16_t)(50021 + 613 * i);
    map->tab_input_registers[i] = (uint16_t)(30011 + 811 * i);
    printf("MAP coil 1 %d %d\nMAP discrete 1 %d %d\n", i, map->tab_bits[i], i, map->tab_input_bits[i]);
    printf("MAP holding 1 %d %d\nMAP input 1 %d %d\n", i, map->tab_registers[i], i, map->tab_input_registers[i]);
  }
  memcpy(coils_before, map->tab_bits, sizeof coils_before);
  memcpy(holding_before, map->tab_registers, sizeof holding_before);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    return 64;
  }
  int tcp = strcmp(argv[1], "tcp") == 0;
  modbus_t *bus = tcp ? modbus_new_tcp("127.0.0.1", atoi(argv[2])) : modbus_new_rtu(argv[2], 19200, 'N', 8, 1);
  modbus_mapping_t *map = modbus_mapping_new(COUNT, COUNT, COUNT, COUNT);
  fill(map);
  modbus_set_slave(bus, 1);
  if (tcp) {
    int listener = modbus_tcp_listen(bus, 1);
    printf("READY\n");
    fflush(stdout);
    modbus_tcp_accept(bus, &listener);
  } else {
    if (modbus_connect(bus) != 0) {
      return 1;
    }
    printf("READY\n");
    fflush(stdout);
  }
  uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
  for (;;) {
    int length = modbus_receive(bus, query);
    if (length > 0) {
      modbus_reply(bus, query, length, map);
      say_changes(map);
    } else if (length < 0 && tcp) {
      return 0;
    } else if (length < 0) {
      modbus_flush(bus);
    }
  }
}
