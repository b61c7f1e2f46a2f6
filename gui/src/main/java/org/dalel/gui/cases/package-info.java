/**
 * The cases that are open in the workbench.
 *
 * <pre>
 *   Cases ──▶ OpenCase ──▶ Pool of CaseReader       listings, search
 *     │          ├──────▶ Pool of CaseContent      bytes of items, read from the evidence again
 *     │          └──────▶ CaseViews ──▶ CaseView    tree and table; made again beside while the case grows
 *     └──▶ RecentCases   a list in the user's configuration
 * </pre>
 */
package org.dalel.gui.cases;
