/* SPDX-License-Identifier: MIT */
/* A hub in a file of its own for one test: Robin Hub, England, Amina with two beds. */
#ifndef TESTS_OPEN_HUB_H
#define TESTS_OPEN_HUB_H

#include "hub/service/history.h"
#include "hub/service/records.h"

struct open_hub {
    struct arena *a;
    struct hub *h;
    struct hub_err err;
    struct hub_clock clock; /* 21 November 2026, 10:00 */
    struct hub_opening opening;
};

/* cmocka set-up and tear-down; *state becomes a struct open_hub. */
int open_hub_set_up(void **state);
int open_hub_tear_down(void **state);
/* The same file, again or as someone else. */
void open_hub_as(struct open_hub *w, const char *person);

/*
 * "family=Okafor|priority=3": an added record, or the test fails. A sleepover may be agreed
 * although a rule is not met: it was so before hub knew of it.
 */
hub_id add(struct open_hub *w, const char *noun, const char *fields);
/* The same of one that is there. */
void edit(struct open_hub *w, const char *noun, hub_id id, const char *fields);
/* The same, giving what came back. */
enum hub_rc try_add(struct open_hub *w, const char *noun, const char *fields, hub_id *id);
enum hub_rc try_edit(struct open_hub *w, const char *noun, hub_id id, const char *fields);
/* A sleepover changed, going ahead whatever the rules say. */
enum hub_rc change_ahead(struct open_hub *w, hub_id stay, const char *fields);
/* A field of a record as csv has it. */
const char *field_of(struct open_hub *w, const char *noun, hub_id id, const char *word);

#endif
