// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import io.lockgate.api.security.Identity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The texts behind the {@link ModelLibrary}: what there is, where it came from, and the way in and out for people.
 * Thread-safe.
 *
 * <p>An own model is a file in the folder {@code models} of the configuration, or was kept here; both are equal.
 */
@ProviderType
public interface ModelFiles {
  /** Where a file comes from. */
  enum Origin {
    /** Part of the release. */
    SHIPPED,
    /** A file in the configuration folder. */
    FOLDER,
    /** Taken in by {@link ModelFiles#keep}. */
    KEPT
  }

  /**
   * A model file.
   *
   * @param name of the file, without folder
   * @param origin where it comes from
   * @param model its last good content; empty when it never had any
   * @param inUse whether that is what its id stands for; false when another one goes before it
   * @param problems why its present text is not used, in order of position; empty when it is
   */
  record ModelFile(
      String name,
      Origin origin,
      Optional<DeviceModel> model,
      boolean inUse,
      List<ModelProblem> problems) {
    public ModelFile {
      problems = List.copyOf(problems);
    }
  }

  /**
   * What came of reading a table.
   *
   * @param yaml text of a model file; empty exactly when there are problems
   * @param problems in order of position in the table, the column counted in cells
   */
  record Imported(String yaml, List<ModelProblem> problems) {
    public Imported {
      problems = List.copyOf(problems);
    }
  }

  /** All files, sorted by name, own ones first. Does not block on files. */
  List<ModelFile> files();

  /** The model in use under an id as the text of a model file; empty when there is none. */
  Optional<String> exportYaml(String id);

  /**
   * The model in use under an id as a table (RFC 4180, UTF-8): a head of rows that begin with {@code #}, then one row a
   * point. Text that a spreadsheet would take for a formula is marked with an apostrophe. Empty when there is no model.
   */
  Optional<String> exportCsv(String id);

  /** Reads what {@link #exportCsv} writes, also after a spreadsheet had it. Changes nothing. */
  Imported importCsv(String csv);

  /**
   * Takes a model in, durably, in place of the one kept under its id; on return it is in use unless a newer revision of
   * the user's is. Audited.
   *
   * @param by who asked; permission was checked by the caller
   * @return what it is
   * @throws ModelRefusedException the text cannot be used; nothing has changed
   * @throws IOException it could not be stored
   */
  DeviceModel keep(String yaml, Identity by) throws ModelRefusedException, IOException;

  /**
   * Forgets the model kept under an id, durably; files in folders stay. Audited.
   *
   * @return false when none was kept
   * @throws IOException it could not be removed
   */
  boolean forget(String id, Identity by) throws IOException;
}
