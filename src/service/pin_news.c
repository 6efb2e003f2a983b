/* SPDX-License-Identifier: MIT */
/* A PIN that somebody else has set: for whom, and that they are told. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/person.h"
#include "hub/model/personal.h"
#include "hub/service/pin.h"

#include "hub_priv.h"
#include "pin_priv.h"
#include "roles_priv.h"

/* "new 1234567 1795234800000": what was done, by whom, when. */
static const char NEWS[] = "pin.news";
enum { PARTS = 3 };

enum hub_rc pin_person(struct hub *h, const char *name, hub_id *out, struct hub_err *err)
{
    bool helper = !h->locked && str_eq(h->role, "technical helper");
    if (!helper && access_check(h, VERB_READ, &person_noun, err) != HUB_OK) {
        return err->rc;
    }
    enum hub_rc rc = people_called(h, name, out, err);
    if (rc != HUB_OK || id_known(*out)) {
        return rc;
    }
    if (!helper) { /* by a number, or somebody whose role is not written down yet */
        return hub_find(h, &person_noun, name, out, err);
    }
    return hub_fail(err, HUB_ENOTFOUND,
        "Nobody called %s works with this hub. Give the whole name, as it stands in its list of "
        "people.", name);
}

/* Whoever of this name signs in: records of one name are one person. */
enum hub_rc pin_news_leave(struct hub *h, hub_id person, bool fresh, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct record_query q = {0};
    struct record_list people;
    sight_pause(h->store); /* a technical helper sees none of them */
    const char *name = utf8_fold(a, record_name(h->store, &person_noun, person, a));
    const char *news = arena_printf(a, "%s|%lld|%lld", fresh ? "new" : "none",
        (long long)h->person.n, (long long)clock_now(&h->clock).ms);
    query_text(&q, "role", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_list(h->store, &person_noun, &q, a, &people, err);
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        hub_id id = ((const struct person *)record_at(&people, i))->record.id;
        if (!id_eq(id, h->person) &&
            str_eq(utf8_fold(a, record_name(h->store, &person_noun, id, a)), name)) {
            rc = personal_write(h->store, id, NEWS, news, err);
        }
    }
    sight_resume(h->store);
    arena_destroy(a);
    return rc;
}

enum hub_rc pin_news(struct hub *h, struct arena *a, const char **sentence, struct hub_err *err)
{
    const char *news;
    char day[DATE_TEXT];
    int64_t by, at;
    *sentence = "";
    enum hub_rc rc = personal_read(h->store, h->person, NEWS, a, &news, err);
    if (rc != HUB_OK || str_parts(news) != PARTS || !str_int(str_part(a, news, 1), 0, INT64_MAX, &by) ||
        !str_int(str_part(a, news, 2), INT64_MIN, INT64_MAX, &at)) {
        return rc;
    }
    const char *who = record_name(h->store, &person_noun, (hub_id){by}, a);
    *sentence = arena_printf(a,
        "%s %s on %s. If you did not ask for that, ring the liaison worker.",
        str_empty(who) ? "Somebody" : who,
        str_eq(str_part(a, news, 0), "new") ? "gave you a new PIN" : "took your PIN off",
        date_long(stamp_date((hub_stamp){at}), day));
    return HUB_OK;
}

static enum hub_rc told_work(struct hub *h, void *arg, struct hub_err *err)
{
    (void)arg;
    return personal_write(h->store, h->person, NEWS, "", err);
}

enum hub_rc pin_news_told(struct hub *h, struct hub_err *err)
{
    struct txn_label label = {.verb = "personal", .person = h->person};
    return hub_write(h, &label, told_work, NULL, err);
}
