/* SPDX-License-Identifier: MIT */
/* What the store knows of the computer it is on. */
#ifndef HUB_STORE_SYSTEM_H
#define HUB_STORE_SYSTEM_H

#include <stdbool.h>

/*
 * What a file system is called where it is one between computers, on which no hub may be; by the
 * number that statfs(2) gives. NULL: it is not one.
 */
const char *store_network_name(unsigned long type);
/* "3.40.1", of the SQLite that runs; *older: than the one hub was built with. */
const char *store_library(bool *older);

#endif
