/* SPDX-License-Identifier: MIT */
/*
 * The verbs that work on any noun, from the tables alone: list, show, add,
 * edit, remove, bring back. Each write is one transaction in the journal.
 */
#ifndef HUB_SERVICE_RECORDS_H
#define HUB_SERVICE_RECORDS_H

#include "hub/base/field.h"
#include "hub/model/noun.h"
#include "hub/model/record.h"
#include "hub/service/hub.h"

/* What to list. Zeros and NULLs mean "not narrowed". */
struct record_ask {
    hub_date from, to;  /* DATE_NONE: open; both included; by the noun's `when` columns */
    const char *find;   /* folded text within any of its texts or names */
    const char *family; /* belongs to this family, by name */
    const char *yes;    /* a yes-or-no field that has to say yes: "significant" */
    bool removed;       /* the removed ones */
    bool all;           /* those that are there, the removed and what belongs to them */
};

static inline struct record_ask record_ask_all(void)
{
    return (struct record_ask){.from = DATE_NONE, .to = DATE_NONE};
}

/* Within the hubs this person may see, in the noun's own order. HUB_EDENIED; HUB_ENOTFOUND: no such family. */
enum hub_rc hub_list(struct hub *h, const struct noun *n, const struct record_ask *ask,
    struct arena *a, struct record_list *out, struct hub_err *err);
/* The same, one record at a time in one reused struct: for lists of any length. Stops at its first error. */
enum hub_rc hub_each(struct hub *h, const struct noun *n, const struct record_ask *ask,
    enum hub_rc (*each)(void *arg, const void *rec, struct hub_err *err), void *arg,
    struct hub_err *err);
enum hub_rc hub_get(struct hub *h, const struct noun *n, hub_id id, struct arena *a, void *rec,
    struct hub_err *err);

/*
 * By id ("2745…") or by name, accents and case ignored. HUB_ENOTFOUND with
 * "did you mean"; HUB_EUSAGE when several have the name (the sentence lists them).
 */
enum hub_rc hub_find(struct hub *h, const struct noun *n, const char *name_or_id, hub_id *out,
    struct hub_err *err);
/* The same among the removed ones. */
enum hub_rc hub_find_removed(struct hub *h, const struct noun *n, const char *name_or_id,
    hub_id *out, struct hub_err *err);

/* Names of records, each looked up once. Lives in the arena it was made on. */
struct namer;
struct namer *namer_create(struct hub *h, struct arena *a);
const char *namer_name(struct namer *m, const struct noun *n, hub_id id); /* "" for ID_NONE */
/* While names are hidden: initials in it, and its days and kinds as they are. */
const char *namer_shown(struct namer *m, const struct noun *n, hub_id id, bool hide);
/* The hub a record belongs to, by way of its owners; "" when that is not known. */
const char *namer_hub(struct namer *m, const struct noun *n, const void *rec);
/* A field as text: REF and LINKS by name. `shown`: full dates and yes/no, for people. */
const char *namer_field(struct namer *m, const struct field *f, const void *rec, bool shown);
/* A field as import reads it back: REF and LINKS by name where that finds one record, else by number. */
const char *namer_exact(
    struct namer *m, const struct noun *n, const struct field *f, const void *rec);

/* The names of a LINKS field, `between` them. */
const char *namer_links(
    struct namer *m, const struct field *f, const void *rec, const char *between);

/* "word=value" as typed; REF values are names or ids. */
struct assignment {
    const char *word;
    const char *value;
};

/* HUB_EINVAL names the field; HUB_ECONFLICT: there is one like it already. Nothing is saved then. */
enum hub_rc hub_add(struct hub *h, const struct noun *n, const struct assignment *set, size_t count,
    hub_id *out, struct hub_err *err);
enum hub_rc hub_edit(struct hub *h, const struct noun *n, hub_id id, const struct assignment *set,
    size_t count, struct hub_err *err);
enum hub_rc hub_remove(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err);
enum hub_rc hub_restore(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err);

#endif
