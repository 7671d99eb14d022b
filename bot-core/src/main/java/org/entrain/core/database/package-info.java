/**
 * The connection to PostgreSQL: transactions, how Java values are stored, the schema's migrations, and the server that
 * Entrain starts for itself where there is none.
 */
@NullMarked
package org.entrain.core.database;

import org.jspecify.annotations.NullMarked;
