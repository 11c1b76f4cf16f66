// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.masters;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.codec.modbus.BitTable;
import io.lockgate.codec.modbus.ExceptionResponse;
import io.lockgate.codec.modbus.IdentificationLevel;
import io.lockgate.codec.modbus.MaskWriteRequest;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.ReadBitsRequest;
import io.lockgate.codec.modbus.ReadBitsResponse;
import io.lockgate.codec.modbus.ReadIdentificationRequest;
import io.lockgate.codec.modbus.ReadIdentificationResponse;
import io.lockgate.codec.modbus.ReadRegistersRequest;
import io.lockgate.codec.modbus.ReadRegistersResponse;
import io.lockgate.codec.modbus.ReadWriteRegistersRequest;
import io.lockgate.codec.modbus.ReadWriteRegistersResponse;
import io.lockgate.codec.modbus.RegisterTable;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.Response;
import io.lockgate.codec.modbus.WriteCoilRequest;
import io.lockgate.codec.modbus.WriteCoilsRequest;
import io.lockgate.codec.modbus.WriteRegisterRequest;
import io.lockgate.codec.modbus.WriteRegistersRequest;
import io.lockgate.driver.modbus.ModbusDriver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Ours as a master over TCP: the gateway's own codec, driver and transport. */
public final class OurMaster implements Master {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final BareContext context = new BareContext();
  private final Link link;
  private final String unit;

  private OurMaster(Steps.Target target) throws Exception {
    this.unit = Integer.toString(target.unit());
    Settings settings =
        new Settings(
            Map.of(
                "transport",
                "tcp",
                "host",
                target.host(),
                "port",
                Integer.toString(target.port()),
                "timeout-ms",
                Long.toString(PATIENCE.toMillis())));
    this.link = new ModbusDriver().open(new LinkSpec("matrix", settings), context);
    get(link.connect(soon()));
  }

  /** {@code HOST PORT UNIT [BASE]}. */
  public static void main(String... words) throws Exception {
    Steps.Target target = Steps.Target.of(words);
    OurMaster master = new OurMaster(target);
    boolean well = Steps.run(master, target);
    master.link.close();
    System.exit(well ? 0 : 1);
  }

  private Deadline soon() {
    return Deadline.in(PATIENCE, context.clock());
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Response ask(Request request) throws Exception {
    get(link.connect(soon()));
    ByteBuffer reply = get(link.exchange(unit, request.toBuffer(), soon()));
    Response response = Response.decode(request, reply);
    if (response instanceof ExceptionResponse refusal) {
      throw new Refused(refusal.code());
    }
    return response;
  }

  private boolean[] bits(BitTable table, int address, int count) throws Exception {
    Octets bits = ((ReadBitsResponse) ask(new ReadBitsRequest(table, address, count))).bits();
    boolean[] values = new boolean[count];
    for (int i = 0; i < count; i++) {
      values[i] = bits.bit(i);
    }
    return values;
  }

  private static int[] words(Octets registers) {
    int[] values = new int[registers.registers()];
    for (int i = 0; i < values.length; i++) {
      values[i] = registers.register(i);
    }
    return values;
  }

  private int[] registers(RegisterTable table, int address, int count) throws Exception {
    Response reply = ask(new ReadRegistersRequest(table, address, count));
    return words(((ReadRegistersResponse) reply).registers());
  }

  @Override
  public boolean[] coils(int address, int count) throws Exception {
    return bits(BitTable.COILS, address, count);
  }

  @Override
  public boolean[] discretes(int address, int count) throws Exception {
    return bits(BitTable.DISCRETE_INPUTS, address, count);
  }

  @Override
  public int[] holdings(int address, int count) throws Exception {
    return registers(RegisterTable.HOLDING, address, count);
  }

  @Override
  public int[] inputs(int address, int count) throws Exception {
    return registers(RegisterTable.INPUT, address, count);
  }

  @Override
  public void writeCoil(int address, boolean on) throws Exception {
    ask(new WriteCoilRequest(address, on));
  }

  @Override
  public void writeRegister(int address, int value) throws Exception {
    ask(new WriteRegisterRequest(address, value));
  }

  @Override
  public void writeCoils(int address, boolean... values) throws Exception {
    ask(new WriteCoilsRequest(address, values.length, Octets.ofBits(values)));
  }

  @Override
  public void writeRegisters(int address, int... values) throws Exception {
    ask(new WriteRegistersRequest(address, Octets.ofRegisters(values)));
  }

  @Override
  public void mask(int address, int and, int or) throws Exception {
    ask(new MaskWriteRequest(address, and, or));
  }

  @Override
  public int[] exchange(int readAddress, int count, int writeAddress, int... values)
      throws Exception {
    Response reply =
        ask(
            new ReadWriteRegistersRequest(
                readAddress, count, writeAddress, Octets.ofRegisters(values)));
    return words(((ReadWriteRegistersResponse) reply).registers());
  }

  @Override
  public String vendor() throws Exception {
    Response reply = ask(new ReadIdentificationRequest(IdentificationLevel.BASIC, 0));
    byte[] text = ((ReadIdentificationResponse) reply).objects().get(0).value().toArray();
    return new String(text, StandardCharsets.US_ASCII);
  }
}
