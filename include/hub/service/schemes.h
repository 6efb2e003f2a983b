/* SPDX-License-Identifier: MIT */
/* How new records of the peer schemes begin where one is due, and one of them to read. */
#ifndef HUB_SERVICE_SCHEMES_H
#define HUB_SERVICE_SCHEMES_H

#include "hub/service/families.h"
#include "hub/service/records.h"

enum { SUPPORT_SET = 6 };

/* A course again, for those who have not done it since: without its day. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_course_again(struct hub *h, hub_id training, struct arena *a,
    struct assignment set[SUPPORT_SET], size_t *count, struct hub_err *err);
/* Supervision of a group, today and with this person. */
enum hub_rc hub_support_set(struct hub *h, hub_id group, struct arena *a,
    struct assignment set[SUPPORT_SET], size_t *count, struct hub_err *err);
/*
 * An action agreed in this person's own supervision, today, with whom it was last. Whoever is no
 * carer of the hub writes it for its carer.
 */
enum hub_rc hub_agreed_set(struct hub *h, hub_id hub, struct arena *a,
    struct assignment set[SUPPORT_SET], size_t *count, struct hub_err *err);

/* A unit with its calls, a group with its meetings, to be read beside a list. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_unit_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err);
enum hub_rc hub_group_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err);

#endif
