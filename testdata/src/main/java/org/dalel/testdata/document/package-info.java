/** Documents with known text: office, mail, archives (also hostile ones), pictures, a database. */
package org.dalel.testdata.document;
