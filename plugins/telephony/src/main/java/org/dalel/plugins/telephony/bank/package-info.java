/**
 * What those who run SIM banks and gateways keep.
 *
 * <pre>
 *  SqlDumpExtractor ─┐
 *  InnoDbExtractor ──┤
 *  MyIsamExtractor ──┴▶ TableReport ─ Schemas (tables.txt) ─▶ sim-list, call-list, text-list with their rows
 *  StatusExtractor, ListExtractor, GatewayConfig, CdrFile ──▶ the same, and gateway, server-account
 * </pre>
 */
package org.dalel.plugins.telephony.bank;
