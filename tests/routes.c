/* Prints the route table of the program as JSON, a row a line, for the tests that compare the site
 * with it. */

#include "app/routes.h"

#include <stdio.h>

#include "base/banned.h"

static const char *const roles[] = {"unset", "anyone", "contributor", "editor", "administrator"};

int main(void)
{
	for (size_t i = 0; i < route_count; i++)
		printf("%s{\"method\": \"%s\", \"pattern\": \"%s\", \"service\": \"%s\", \"role\": "
		       "\"%s\"}",
			i == 0 ? "[" : ",\n", routes[i].method == HTTP_POST ? "POST" : "GET",
			routes[i].pattern,
			routes[i].service == SERVICE_EDITOR ? "editor" : "public",
			roles[routes[i].role]);
	puts("]");
	return 0;
}
