/* SPDX-License-Identifier: MIT */
/* A copy of a hub, taken away, used, and brought home: for tests of what comes of that. */
#ifndef TESTS_LAPTOP_H
#define TESTS_LAPTOP_H

#include "hub/service/homecoming.h"
#include "open_hub.h"

#define LAPTOP_PASSPHRASE "three dull spoons"

/* One that is out, in a file beside the hub's. */
struct laptop {
    struct open_hub laptop; /* laptop.h: NULL while nobody has it open */
    int64_t number;
};

/* The whole hub as it is now, its number in the list, sealed with LAPTOP_PASSPHRASE. */
void laptop_take(struct open_hub *home, struct laptop *out);
/* On the laptop, as this person; closed properly, or the power goes. */
void laptop_open(struct laptop *c, const char *person);
void laptop_close(struct laptop *c);
/* Its file goes. */
void laptop_forget(struct laptop *c);

/* A look at it; the test fails when that is refused. */
struct return_plan laptop_look(struct open_hub *home, const struct laptop *c);
enum hub_rc laptop_try(struct open_hub *home, const struct return_ask *ask, struct return_plan *out);
struct return_ask laptop_ask(const struct laptop *c);
/* Look and do, whatever is odd about it; gives how many questions it left. */
int64_t laptop_return(struct open_hub *home, const struct laptop *c);
/* The receipt of the last that came home. */
const char *laptop_receipt(struct open_hub *home, bool hide);

#endif
