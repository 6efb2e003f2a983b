/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/model/group.h"
#include "hub/model/person.h"
#include "hub/model/training.h"
#include "hub/service/schemes.h"
#include "hub/service/supervision.h"
#include "schemes_priv.h"

#include <stdlib.h>
#include <string.h>

static const char *number(hub_id id, struct arena *a)
{
    return arena_printf(a, "%lld", (long long)id.n);
}

static void put(struct assignment *set, size_t *count, const char *word, const char *value)
{
    if (!str_empty(value)) {
        set[(*count)++] = (struct assignment){word, value};
    }
}

static const char *today(struct hub *h, struct arena *a)
{
    char day[DATE_TEXT];
    return arena_strdup(a, date_iso(hub_today(h), day));
}

static const char *whom(struct hub *h, const struct training *t, struct arena *a)
{
    struct scheme_due *list;
    struct hub_err ignored;
    struct namer *names = namer_create(h, a);
    struct sb b = sb_on(a);
    size_t count;
    if (schemes_due(h, t->hub_id, hub_today(h), a, &list, &count, &ignored) != HUB_OK) {
        return "";
    }
    for (size_t i = 0; i < count; i++) {
        if (list[i].kind != DUE_COURSE || !id_eq(list[i].record, t->record.id)) {
            continue;
        }
        for (const char *p = list[i].whom; *p; p += strspn(p, " ")) {
            char *end;
            hub_id id = {strtoll(p, &end, 10)};
            sb_addf(&b, "%s%s", b.len ? ", " : "", namer_name(names, &person_noun, id));
            p = end;
        }
    }
    return sb_str(&b);
}

enum hub_rc hub_course_again(struct hub *h, hub_id training, struct arena *a,
    struct assignment set[SUPPORT_SET], size_t *count, struct hub_err *err)
{
    struct training t;
    enum hub_rc rc = hub_get(h, &training_noun, training, a, &t, err);
    *count = 0;
    if (rc == HUB_OK) {
        put(set, count, "hub_id", number(t.hub_id, a));
        put(set, count, "name", t.name);
        put(set, count, "trainer", t.trainer);
        put(set, count, "for_peers", t.for_peers == 1 ? "yes" : NULL);
        put(set, count, "people", whom(h, &t, a));
    }
    return rc;
}

enum hub_rc hub_support_set(struct hub *h, hub_id group, struct arena *a,
    struct assignment set[SUPPORT_SET], size_t *count, struct hub_err *err)
{
    struct support_group g;
    enum hub_rc rc = hub_get(h, &support_group_noun, group, a, &g, err);
    *count = 0;
    if (rc == HUB_OK) {
        put(set, count, "hub_id", number(g.hub_id, a));
        put(set, count, "held_on", today(h, a));
        put(set, count, "with_whom", h->person_name);
        put(set, count, "group_id", number(group, a));
    }
    return rc;
}

enum hub_rc hub_agreed_set(struct hub *h, hub_id hub, struct arena *a,
    struct assignment set[SUPPORT_SET], size_t *count, struct hub_err *err)
{
    struct supervised s;
    enum hub_rc rc = hub_supervised(h, hub, a, &s, err);
    *count = 0;
    if (rc == HUB_OK) {
        put(set, count, "hub_id", number(hub, a));
        put(set, count, "held_on", today(h, a));
        put(set, count, "with_whom", s.with);
        put(set, count, "person_id", id_known(s.carer) ? number(s.carer, a) : NULL);
    }
    return rc;
}
