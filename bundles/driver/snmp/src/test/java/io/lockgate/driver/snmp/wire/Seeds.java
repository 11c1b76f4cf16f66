// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What a fuzzer begins with: messages of all versions, pieces of them, and lengths that lie. */
public final class Seeds {
  private static final String GET_V1 =
      "302602010004067075626c6963a019020101020100020100300e300c06082b060102010101000500";
  private static final String GET_V2C =
      "302602010104067075626c6963a019020101020100020100300e300c06082b060102010101000500";
  private static final String BULK_V2C =
      "302602010104067075626c6963a51902010102010002017f300e300c06082b060102010101000500";
  private static final String TRAP_V1 =
      "302e02010004067075626c6963a42106082b06010401fd5909400409000001020106020101430203e8300a300806032b06010201010500";
  private static final String TRAP_V2C =
      "305202010104067075626c6963a745020107020100020100303a300e06082b06010201010300430203e8"
          + "3017060a2b06010603010104010006092b0601060301010503300f060a2b060102010202010803020102";
  private static final String INFORM_V2C =
      "305202010104067075626c6963a645020107020100020100303a300e06082b06010201010300430203e8"
          + "3017060a2b06010603010104010006092b0601060301010503300f060a2b060102010202010803020102";
  private static final String DISCOVERY =
      "303e020103301102042a3b4c5d020300ffe30401040201030410300e0400020100020100040004000400"
          + "301404000400a00e02043b4c5d6e0201000201003000";
  private static final String SIGNED =
      "3081800201033011020406a7b8c9020300ffe304010702010304"
          + "3f303d040d80007ed9050102030405060708020101020201000402726f"
          + "0418000102030405060708090a0b0c0d0e0f10111213141516170408000102030405060704"
          + "270001020304050607";

  /** Found by a campaign: a version without a byte, which the library takes for version 1. */
  private static final String NO_VERSION =
      "302602000104067075626c6963a01902010102015502010030" + "0e300c06082b060102010101000500";

  private Seeds() {}

  /** Datagrams to the gateway. */
  public static Stream<byte[]> datagrams() {
    Stream<byte[]> whole =
        Stream.of(GET_V1, GET_V2C, BULK_V2C, TRAP_V1, DISCOVERY, SIGNED, NO_VERSION)
            .map(HexFormat.of()::parseHex);
    Stream<byte[]> lies =
        Stream.of(
                "",
                "30",
                "3084ffffffff",
                "30847fffffff020103",
                "3080020101",
                "30820fff0201010484ffffff00")
            .map(HexFormat.of()::parseHex);
    return Stream.concat(whole.flatMap(Seeds::andParts), lies);
  }

  /** Traps and informs, and all the rest. */
  public static Stream<byte[]> notifications() {
    return Stream.concat(
        Stream.of(TRAP_V2C, INFORM_V2C).map(HexFormat.of()::parseHex).flatMap(Seeds::andParts),
        datagrams());
  }

  /** What follows the request id of an answer: status, index, values of many kinds. */
  public static Stream<byte[]> ends() {
    String uptime = "06082b06010201010300";
    String good = "020100020100";
    return Stream.of(
            good + "3010300e" + uptime + "430203e8",
            "0201010201003000",
            good + "30163014" + uptime + "040872756e6e696e6734",
            good + "30163014" + uptime + "040807e5010100000000",
            good + "30153013" + uptime + "44079f780442f60000",
            good + "3010300e" + uptime + "4602ffff",
            good + "30123010" + uptime + "40047f000001",
            good + "3011300f" + uptime + "06032b0601",
            good + "300e300c" + uptime + "8100",
            good + "30123010060b2b0601040181fd59090101020105",
            good + "30153013060b2b0601040181fd59090207040465746830")
        .map(HexFormat.of()::parseHex)
        .flatMap(Seeds::andParts);
  }

  private static Stream<byte[]> andParts(byte[] whole) {
    byte[] spoilt = whole.clone();
    spoilt[spoilt.length / 2] ^= 0x55;
    return Stream.of(whole, Arrays.copyOf(whole, whole.length / 2), spoilt);
  }
}
