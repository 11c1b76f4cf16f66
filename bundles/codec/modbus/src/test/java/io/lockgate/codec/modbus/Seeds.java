// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What a fuzzer begins with: a few messages of each kind, and pieces of them. */
final class Seeds {
  private Seeds() {}

  /** Requests alone. */
  static Stream<byte[]> requests() {
    return each((out, pair) -> out.put(pair.request().toBuffer()));
  }

  /** A length, so many bytes of request, the response. */
  static Stream<byte[]> exchanges() {
    return each(
        (out, pair) ->
            out.put((byte) pair.request().length())
                .put(pair.request().toBuffer())
                .put(pair.response().toBuffer()));
  }

  static Stream<byte[]> mbapFrames() {
    return each((out, pair) -> Mbap.encode(out, 0x1234, 1, pair.request()));
  }

  /** Requests and responses. */
  static Stream<byte[]> rtuFrames() {
    return Stream.concat(
        each((out, pair) -> Rtu.encode(out, 1, pair.request())),
        each((out, pair) -> Rtu.encode(out, 1, pair.response())));
  }

  static Stream<byte[]> asciiFrames() {
    return each((out, pair) -> Ascii.encode(out, 1, pair.request()));
  }

  private record Pair(Request request, Response response) {}

  private static Stream<byte[]> each(BiConsumer<ByteBuffer, Pair> writer) {
    return Arrays.stream(Message.values())
        .flatMap(message -> pairs(message).map(pair -> bytes(writer, pair)))
        .flatMap(whole -> Stream.of(whole, Arrays.copyOf(whole, whole.length / 2)));
  }

  private static Stream<Pair> pairs(Message message) {
    SplittableRandom random = new SplittableRandom(message.name().hashCode());
    return Stream.generate(() -> message.request(random))
        .limit(3)
        .map(request -> new Pair(request, message.response(request, random)));
  }

  private static byte[] bytes(BiConsumer<ByteBuffer, Pair> writer, Pair pair) {
    ByteBuffer out = ByteBuffer.allocate(1024);
    writer.accept(out, pair);
    return Arrays.copyOf(out.array(), out.position());
  }
}
