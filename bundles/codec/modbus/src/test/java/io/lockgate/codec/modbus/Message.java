// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes requests of every kind, and responses to them, anywhere within their bounds. Seeded: the same run is the same. */
enum Message {
  READ_BITS {
    @Override
    Request request(SplittableRandom random) {
      int quantity = random.nextInt(1, 2001);
      return new ReadBitsRequest(
          pick(random, BitTable.values()), address(random, quantity), quantity);
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      ReadBitsRequest asked = (ReadBitsRequest) request;
      return new ReadBitsResponse(asked.table(), octets(random, (asked.quantity() + 7) / 8));
    }
  },
  READ_REGISTERS {
    @Override
    Request request(SplittableRandom random) {
      int quantity = random.nextInt(1, 126);
      return new ReadRegistersRequest(
          pick(random, RegisterTable.values()), address(random, quantity), quantity);
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      ReadRegistersRequest asked = (ReadRegistersRequest) request;
      return new ReadRegistersResponse(asked.table(), octets(random, 2 * asked.quantity()));
    }
  },
  WRITE_COIL {
    @Override
    Request request(SplittableRandom random) {
      return new WriteCoilRequest(word(random), random.nextBoolean());
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return WriteCoilResponse.to((WriteCoilRequest) request);
    }
  },
  WRITE_REGISTER {
    @Override
    Request request(SplittableRandom random) {
      return new WriteRegisterRequest(word(random), word(random));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return WriteRegisterResponse.to((WriteRegisterRequest) request);
    }
  },
  READ_EXCEPTION_STATUS {
    @Override
    Request request(SplittableRandom random) {
      return new ReadExceptionStatusRequest();
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new ReadExceptionStatusResponse(random.nextInt(256));
    }
  },
  DIAGNOSTICS {
    @Override
    Request request(SplittableRandom random) {
      int subFunction = random.nextInt(3) == 0 ? 0 : word(random);
      boolean oneWord = subFunction != 0 && subFunction != 21;
      return new DiagnosticsRequest(
          subFunction, octets(random, oneWord ? 2 : 2 * random.nextInt(126)));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      DiagnosticsRequest asked = (DiagnosticsRequest) request;
      Octets data = asked.subFunction() == 0 ? asked.data() : octets(random, asked.data().length());
      return new DiagnosticsResponse(asked.subFunction(), data);
    }
  },
  COMM_EVENT_COUNTER {
    @Override
    Request request(SplittableRandom random) {
      return new CommEventCounterRequest();
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new CommEventCounterResponse(word(random), word(random));
    }
  },
  COMM_EVENT_LOG {
    @Override
    Request request(SplittableRandom random) {
      return new CommEventLogRequest();
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new CommEventLogResponse(
          word(random), word(random), word(random), octets(random, random.nextInt(65)));
    }
  },
  WRITE_COILS {
    @Override
    Request request(SplittableRandom random) {
      int quantity = random.nextInt(1, 1969);
      return new WriteCoilsRequest(
          address(random, quantity), quantity, octets(random, (quantity + 7) / 8));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return WriteCoilsResponse.to((WriteCoilsRequest) request);
    }
  },
  WRITE_REGISTERS {
    @Override
    Request request(SplittableRandom random) {
      int quantity = random.nextInt(1, 124);
      return new WriteRegistersRequest(address(random, quantity), octets(random, 2 * quantity));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return WriteRegistersResponse.to((WriteRegistersRequest) request);
    }
  },
  REPORT_SERVER_ID {
    @Override
    Request request(SplittableRandom random) {
      return new ReportServerIdRequest();
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new ReportServerIdResponse(octets(random, random.nextInt(252)));
    }
  },
  READ_FILE {
    @Override
    Request request(SplittableRandom random) {
      List<FileRange> ranges = new ArrayList<>();
      int left = 245;
      int wanted = random.nextInt(1, 36);
      while (ranges.size() < wanted && left >= 4) {
        int registers = random.nextInt(1, 1 + random.nextInt(1, (left - 2) / 2 + 1));
        ranges.add(new FileRange(random.nextInt(1, 65_536), random.nextInt(10_000), registers));
        left -= 2 + 2 * registers;
      }
      return new ReadFileRequest(ranges);
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      List<FileRange> ranges = ((ReadFileRequest) request).ranges();
      return new ReadFileResponse(
          ranges.stream().map(each -> octets(random, 2 * each.registers())).toList());
    }
  },
  WRITE_FILE {
    @Override
    Request request(SplittableRandom random) {
      List<FileRecord> records = new ArrayList<>();
      int left = 251;
      int wanted = random.nextInt(1, 28);
      while (records.size() < wanted && left >= 9) {
        int registers = random.nextInt(1, (left - 7) / 2 + 1);
        records.add(
            new FileRecord(
                random.nextInt(1, 65_536), random.nextInt(10_000), octets(random, 2 * registers)));
        left -= 7 + 2 * registers;
      }
      return new WriteFileRequest(records);
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new WriteFileResponse((WriteFileRequest) request);
    }
  },
  MASK_WRITE {
    @Override
    Request request(SplittableRandom random) {
      return new MaskWriteRequest(word(random), word(random), word(random));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return MaskWriteResponse.to((MaskWriteRequest) request);
    }
  },
  READ_WRITE_REGISTERS {
    @Override
    Request request(SplittableRandom random) {
      int read = random.nextInt(1, 126);
      int write = random.nextInt(1, 122);
      return new ReadWriteRegistersRequest(
          address(random, read), read, address(random, write), octets(random, 2 * write));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      int quantity = ((ReadWriteRegistersRequest) request).readQuantity();
      return new ReadWriteRegistersResponse(octets(random, 2 * quantity));
    }
  },
  READ_FIFO {
    @Override
    Request request(SplittableRandom random) {
      return new ReadFifoRequest(word(random));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new ReadFifoResponse(octets(random, 2 * random.nextInt(32)));
    }
  },
  READ_IDENTIFICATION {
    @Override
    Request request(SplittableRandom random) {
      return new ReadIdentificationRequest(
          pick(random, IdentificationLevel.values()), random.nextInt(256));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      ReadIdentificationRequest asked = (ReadIdentificationRequest) request;
      List<IdentificationObject> objects = new ArrayList<>();
      if (asked.level() == IdentificationLevel.INDIVIDUAL) {
        objects.add(
            new IdentificationObject(asked.objectId(), octets(random, random.nextInt(245))));
      } else {
        int left = 246;
        for (int wanted = random.nextInt(124); wanted > 0 && left >= 2; wanted--) {
          int length = random.nextInt(random.nextInt(left - 1) + 1);
          objects.add(new IdentificationObject(random.nextInt(256), octets(random, length)));
          left -= 2 + length;
        }
      }
      return new ReadIdentificationResponse(
          asked.level(), random.nextInt(256), random.nextBoolean(), random.nextInt(256), objects);
    }
  },
  READ_SCATTERED {
    @Override
    Request request(SplittableRandom random) {
      return new ReadScatteredRequest(
          random.nextInt(256), octets(random, 2 * random.nextInt(1, 101)));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      ReadScatteredRequest asked = (ReadScatteredRequest) request;
      return new ReadScatteredResponse(asked.number(), octets(random, asked.addresses().length()));
    }
  },
  RAW {
    @Override
    Request request(SplittableRandom random) {
      int function = pick(random, UNKNOWN_FUNCTIONS);
      return new RawRequest(function, octets(random, random.nextInt(253)));
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new RawResponse(request.function(), octets(random, random.nextInt(253)));
    }
  },
  REFUSED {
    @Override
    Request request(SplittableRandom random) {
      Message[] all = values();
      return all[random.nextInt(all.length - 1)].request(random);
    }

    @Override
    Response response(Request request, SplittableRandom random) {
      return new ExceptionResponse(request.function(), random.nextInt(256));
    }
  };

  private static final List<Integer> KNOWN_FUNCTIONS =
      List.of(1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 15, 16, 17, 20, 21, 22, 23, 24, 43, 100);
  private static final Integer[] UNKNOWN_FUNCTIONS =
      IntStream.rangeClosed(1, 127)
          .boxed()
          .filter(each -> !KNOWN_FUNCTIONS.contains(each))
          .toArray(Integer[]::new);

  abstract Request request(SplittableRandom random);

  abstract Response response(Request request, SplittableRandom random);

  static Octets octets(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Octets.owning(bytes);
  }

  private static int word(SplittableRandom random) {
    return random.nextInt(0x10000);
  }

  private static int address(SplittableRandom random, int quantity) {
    return random.nextInt(0x10000 - quantity + 1);
  }

  private static <T> T pick(SplittableRandom random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
