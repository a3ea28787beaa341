#include "model/network.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

/* Bytes of the part of an IPv6 address that one customer gets. */
#define SHARED 8

const char *network_of(const char *address, char network[NETWORK_SIZE])
{
	struct in6_addr parsed;
	size_t plain = strcspn(address, "%"); /* without the interface of a link-local one */

	snprintf(network, NETWORK_SIZE, "%.*s", (int)plain, address);
	if (inet_pton(AF_INET6, network, &parsed) != 1)
		return network;
	if (IN6_IS_ADDR_V4MAPPED(&parsed)) {
		inet_ntop(AF_INET, &parsed.s6_addr[12], network, NETWORK_SIZE);
		return network;
	}
	memset(&parsed.s6_addr[SHARED], 0, sizeof(parsed.s6_addr) - SHARED);
	inet_ntop(AF_INET6, &parsed, network, INET6_ADDRSTRLEN);
	strncat(network, "/64", NETWORK_SIZE - strlen(network) - 1);
	return network;
}

bool network_is_local(const char *address)
{
	struct in6_addr parsed;
	struct in_addr old;

	if (inet_pton(AF_INET, address, &old) == 1)
		return ntohl(old.s_addr) >> 24 == IN_LOOPBACKNET;
	if (inet_pton(AF_INET6, address, &parsed) != 1)
		return false;
	return IN6_IS_ADDR_LOOPBACK(&parsed) ||
	       (IN6_IS_ADDR_V4MAPPED(&parsed) && parsed.s6_addr[12] == IN_LOOPBACKNET);
}
