/* SPDX-License-Identifier: MIT */
/* Building the facts: rows of the file become indexes of arrays. */
#ifndef BOOK_PRIV_H
#define BOOK_PRIV_H

#include "hub/base/map.h"
#include "hub/model/rota_read.h"
#include "hub/service/rota.h"
#include "hub_priv.h"

struct book {
    struct hub *h;
    struct arena *a;
    struct rota_book *out;
    struct record_list hubs, families, children, homes, hosts, rooms, beds;
    struct record_list helping; /* invitations of adults who look after children at events */
    struct idmap hub_at, family_at, child_at, home_at, host_at, room_at, bed_at, stay_at, person_at,
        household_at;
    struct stay_window window;
    struct rota_home *home_rows; /* of out->facts, while they are being filled */
    struct rota_host *host_rows;
    struct rota_family *family_rows;
    struct rota_child *child_rows;
    struct rota_stay_child *stay_child_rows;
    const char **brings, **collects; /* by stay, of those in the days asked for; NULL: not said */
    struct rota_stay *stay_rows;
    hub_date away_from; /* days away that ended before are left out; NONE: all */
};

/* All records of a noun in the hubs asked for, in the noun's order. */
enum hub_rc book_list(
    struct book *b, const struct noun *n, struct record_list *out, struct hub_err *err);
/* The same of those that meet the query. */
enum hub_rc book_query(struct book *b, const struct noun *n, struct record_query *q,
    struct record_list *out, struct hub_err *err);
/* id → place in the list */
void book_index(struct book *b, const struct record_list *list, struct idmap *map);
int32_t book_at(const struct idmap *map, hub_id id); /* -1 when not there */
/* Places when the names are put in order; ties by id. */
void book_rank(
    struct book *b, const struct record_list *list, const char *const *names, int32_t *rank);
/* The place of a choice's word in its field's choices; -1 when empty. */
int32_t choice_at(const char *word, const char *const *words, size_t count);

/* Facts of the families and children in b->families and b->children. */
void book_families_listed(struct book *b);
void book_children_listed(struct book *b);

/* In a hub of very many families only those met in the stays of the window, found by host. */
enum hub_rc book_crowd(struct book *b, bool *out, struct hub_err *err);
enum hub_rc book_met(struct book *b, struct hub_err *err);

enum hub_rc book_hubs(struct book *b, struct hub_err *err);
enum hub_rc book_families(struct book *b, struct hub_err *err);
enum hub_rc book_homes(struct book *b, struct hub_err *err);
enum hub_rc book_people(struct book *b, struct hub_err *err);
enum hub_rc book_stays(struct book *b, struct hub_err *err);
/* Whom to ring, who may collect, medicines, first nights: of the children who come. */
enum hub_rc book_papers(struct book *b, struct hub_err *err);
enum hub_rc book_overrides(struct book *b, struct hub_err *err);
enum hub_rc book_wishes(struct book *b, struct hub_err *err);
enum hub_rc book_events(struct book *b, struct hub_err *err);

#endif
