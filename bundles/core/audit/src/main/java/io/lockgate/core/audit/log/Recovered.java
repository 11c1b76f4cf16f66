// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import io.lockgate.core.audit.chain.Head;
import java.util.List;

/**
 * What a start found.
 *
 * @param base the log as it goes on from here; equals the stored head unless there was a crash or damage
 * @param segments the files kept, oldest first
 * @param adopted intact records that the stored head did not cover yet
 * @param cut bytes of unfinished writing that were removed
 * @param damage empty, or what is wrong and where
 * @param newSegment whether the next record begins a segment even if the last one has room
 */
record Recovered(
    Head base, List<Segment> segments, long adopted, long cut, String damage, boolean newSegment) {}
