/**
 * WeChat for Android: what its databases are encrypted with follows from the number of the account
 * and of the device, and is offered to all locks.
 */
package org.dalel.plugins.messaging.wechat;
