#ifndef SILVERCHART_MODEL_NETWORK_H
#define SILVERCHART_MODEL_NETWORK_H

#include <stdbool.h>

/* Holds the text of any network, NUL included. */
#define NETWORK_SIZE 64

/*
 * Who counts as one when logins are counted: an IPv4 address, also one that is written as IPv6
 * ("::ffff:192.0.2.1"), is itself; of an IPv6 address the first 64 bits ("2001:db8:0:1::/64"),
 * since whoever has one has all of those (RFC 6177); anything else is itself, cut to fit. Returns
 * `network`.
 */
const char *network_of(const char *address, char network[NETWORK_SIZE]);

/* Whether an address is one of this machine's own: 127.0.0.0/8, also written as IPv6, or ::1
 * (RFC 6890). */
bool network_is_local(const char *address);

#endif
