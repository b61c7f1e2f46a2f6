/**
 * Rows that are not live. Every version of every page that the current view does not show, and the
 * free space of those that it does, is searched:
 *
 * <pre>
 *   live b-trees --&gt; statistics of every table, hashes of live rows, owners of pages
 *                                       |
 *   ImageTour                           v
 *    free space of live pages   --&gt; RegionSearch: IntactCells, LostHeads --&gt; RegionPlan --+
 *    freelist, unreachable      --&gt; cells that the page points to, then its free space ---+--&gt; Duplicates --&gt; rows
 *    replaced pages of the file --&gt;   "                                                   |
 *    WAL frames, journal        --&gt;   "  -------------------------------------------------+
 * </pre>
 *
 * What deleting leaves behind: the cell stays, but four bytes of it become the header of a
 * freeblock, unless it lay behind another freeblock, or next to the unallocated space, or its whole
 * page was freed. So a dead cell has either its whole head ({@code IntactCells}), or lost payload
 * size, rowid and perhaps the first types, which follow from the schema and from where the cell
 * must end ({@code LostHeads}, {@code StaleBlocks}). Candidates are weighed in bits ({@code
 * Evidence}); those chosen together say most and do not overlap ({@code RegionPlan}). A row that a
 * live or a better found one equals is left out ({@code Duplicates} has the rule); what is
 * overwritten is said to be lost.
 */
package org.dalel.formats.sqlite.recover;
