/* SPDX-License-Identifier: MIT */
/* Questions a return left, as a person reads them. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/pack.h"
#include "hub/model/person.h"
#include "hub/service/questions.h"
#include "hub/store/stmt.h"
#include "kept.h"
#include "service/hub_priv.h"
#include "unit.h"

#include <string.h>

enum { LAPTOP = 77 };

struct asking { /* one write to be put down by hand */
    const char *kind, *col;
    hub_id record;
    struct write {
        const char *side;
        int64_t site, seq;
        char op;
        const char *col, *old, *new;
        const char *at; /* "2026-11-21T11:20" */
    } writes[3];
};

static hub_stamp stamp(const char *iso)
{
    hub_wall wall;
    assert_true(wall_from_iso(iso, &wall));
    return wall_to_stamp(wall, NULL);
}

static void tell(struct hub *h, const char *sql, const struct sql_arg *args, size_t count)
{
    struct hub_err err;
    if (store_tell(h->store, sql, args, count, &err) != HUB_OK) {
        fail_msg("%s", err.msg);
    }
}

static void insert(struct hub *h, const struct noun *n, void *rec)
{
    struct hub_err err;
    if (record_insert(h->store, n, rec, &err) != HUB_OK) {
        fail_msg("%s", err.msg);
    }
}

static hub_id the_hub(struct hub *h)
{
    const struct hub_entry *hubs;
    assert_true(hub_entries(h, &hubs) > 0);
    return hubs[0].id;
}

/* A copy, out since the day before, its return, and how many questions there are. */
struct returned {
    struct pack pack;
    struct homecoming came;
};

static enum hub_rc return_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct returned *r = arg;
    record_clear(&pack_noun, &r->pack);
    record_clear(&homecoming_noun, &r->came);
    r->pack.hub_id = the_hub(h);
    r->pack.number = 2;
    r->pack.mark = "00112233445566778899aabbccddeeff";
    r->pack.holder_id = h->person;
    r->pack.taken_at = stamp("2026-11-20T09:00");
    r->pack.due = date_from_ymd(2026, 11, 20);
    r->pack.status = "out";
    insert(h, &pack_noun, &r->pack);
    r->came.hub_id = r->pack.hub_id;
    r->came.pack_id = r->pack.record.id;
    r->came.came_at = stamp("2026-11-21T10:00");
    insert(h, &homecoming_noun, &r->came);
    tell(h, "INSERT INTO site(id,own,made_at,pack) VALUES(?1,0,0,?2)",
        SQL_ARGS(sql_int(LAPTOP), sql_text(r->pack.mark)));
    (void)err;
    return HUB_OK;
}

struct question_put {
    const struct asking *ask;
    const struct noun *noun;
    const struct returned *from;
    int64_t number;
};

static void put_claim(struct hub *h, hub_id question, const struct question_put *p, int64_t n)
{
    const struct write *w = &p->ask->writes[n];
    struct claim c;
    record_clear(&claim_noun, &c);
    c.question_id = question;
    c.side = w->side;
    c.site = w->site;
    c.seq = w->seq;
    c.n = n + 1;
    c.who_id = h->person;
    c.made_at = stamp(w->at);
    c.value = w->op == 'U' ? w->new : NULL;
    insert(h, &claim_noun, &c);
    tell(h, "INSERT INTO change_aside(site,seq,n,tbl,row_id,op,col,old,new,fate) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,2)",
        SQL_ARGS(sql_int(w->site), sql_int(w->seq), sql_int(n + 1), sql_text(p->noun->table),
            sql_id(p->ask->record), sql_text((char[]){w->op, '\0'}), sql_text(w->col),
            sql_text(w->old), sql_text(w->new)));
}

static enum hub_rc question_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct question_put *p = arg;
    struct question q;
    (void)err;
    record_clear(&question_noun, &q);
    q.hub_id = p->from->pack.hub_id;
    q.number = p->number;
    q.homecoming_id = p->from->came.record.id;
    q.kind = p->ask->kind;
    q.tbl = p->noun->table;
    q.record_id = p->ask->record.n;
    q.col = p->ask->col;
    q.status = "open";
    insert(h, &question_noun, &q);
    for (int64_t i = 0; i < 3 && p->ask->writes[i].side; i++) {
        put_claim(h, q.record.id, p, i);
    }
    return HUB_OK;
}

static void write_down(struct open_hub *w,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), void *arg)
{
    struct txn_label label = {.verb = "merge"};
    if (hub_write(w->h, &label, work, arg, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

static struct returned a_return(struct open_hub *w)
{
    struct returned r;
    write_down(w, return_work, &r);
    return r;
}

static void ask(struct open_hub *w, const struct returned *from, int64_t number,
    const char *noun, const struct asking *what)
{
    struct question_put p = {what, noun_find(noun), from, number};
    write_down(w, question_work, &p);
}

static struct question_row the(struct open_hub *w, int64_t number)
{
    struct question_row q;
    if (hub_question(w->h, number, w->a, &q, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return q;
}

/* --- what is said ------------------------------------------------------------------------------ */

static struct asking phone_of(hub_id family)
{
    return (struct asking){"two values", "phone", family,
        {{"home", 5, 9, 'U', "phone", NULL, "0161 496 0002", "2026-11-21T12:05"},
            {"laptop", LAPTOP, 1, 'U', "phone", NULL, "0161 496 0001", "2026-11-21T11:20"}}};
}

static void two_versions_are_told_by_side_person_and_time(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0002");
    struct returned r = a_return(w);
    struct asking phone = phone_of(okafor);
    ask(w, &r, 1, "family", &phone);
    struct question_row q = the(w, 1);
    assert_string_equal(q.about, "Okafor: Phone");
    assert_string_equal(
        q.question, "There are two versions of Okafor: Phone. Which one stands?");
    assert_int_equal(q.side_count, 2);
    assert_string_equal(question_side_words(&q, 0, false, w->a),
        "On the laptop, Amina, Sat 21 Nov 11:20: 0161 496 0001");
    assert_string_equal(question_side_words(&q, 1, false, w->a),
        "At home, Amina, Sat 21 Nov 12:05: 0161 496 0002");
    assert_string_equal(
        question_side_words(&q, 1, true, w->a), "At home, Amina, Sat 21 Nov 12:05");
    assert_false(q.sides[0].stands);
    assert_true(q.sides[1].stands);
    assert_int_equal(q.sides[0].copy, 2);
    assert_true(q.open && !q.both && q.there);
}

static void dates_and_names_are_shown_and_long_texts_may_be_joined(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor|notes=rings first");
    struct returned r = a_return(w);
    struct asking joined = {"two values", "joined", okafor,
        {{"home", 5, 1, 'U', "joined", NULL, "2024-03-02", "2026-11-21T12:05"},
            {"laptop", LAPTOP, 1, 'U', "joined", NULL, NULL, "2026-11-21T11:20"}}};
    struct asking notes = {"two values", "notes", okafor,
        {{"home", 5, 2, 'U', "notes", NULL, "rings first", "2026-11-21T12:05"},
            {"laptop", LAPTOP, 2, 'U', "notes", NULL, "likes tea", "2026-11-21T11:20"}}};
    ask(w, &r, 1, "family", &joined);
    ask(w, &r, 2, "family", &notes);
    struct question_row q = the(w, 1);
    assert_string_equal(q.sides[0].value, "(empty)");
    assert_string_equal(q.sides[1].value, "Sat 2 Mar 2024");
    assert_false(q.both);
    assert_true(the(w, 2).both);
}

static void the_same_from_one_side_is_said_once(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0002");
    struct returned r = a_return(w);
    struct asking phone = phone_of(okafor);
    phone.writes[2] = (struct write){
        "laptop", LAPTOP, 4, 'U', "phone", NULL, "0161 496 0001", "2026-11-21T13:00"};
    ask(w, &r, 1, "family", &phone);
    struct question_row q = the(w, 1);
    assert_int_equal(q.side_count, 2);
    assert_string_equal(question_side_words(&q, 0, true, w->a),
        "On the laptop, Amina, Sat 21 Nov 13:00");
}

static void removed_on_one_side_says_so(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0002");
    struct returned r = a_return(w);
    struct asking gone = {"removed and changed", "removed_at", okafor,
        {{"home", 5, 9, 'U', "phone", NULL, "0161 496 0002", "2026-11-21T12:05"},
            {"laptop", LAPTOP, 1, 'R', "removed_at", NULL, NULL, "2026-11-21T11:20"}}};
    ask(w, &r, 1, "family", &gone);
    struct question_row q = the(w, 1);
    assert_string_equal(q.about, "Family Okafor");
    assert_string_equal(q.sides[0].value, "(removed)");
    assert_string_equal(q.sides[1].value, "Phone: nothing → 0161 496 0002");
    assert_false(q.both);
}

static void what_waits_has_its_name_and_what_to_do(void **state)
{
    struct open_hub *w = *state;
    add(w, "family", "family=Okafor");
    struct returned r = a_return(w);
    struct asking same = {"same name", NULL, {4711},
        {{"laptop", LAPTOP, 1, 'I', NULL, NULL, "{\"name\":\"Okafor\",\"phone\":\"0161 496 0001\"}",
            "2026-11-21T11:20"}}};
    ask(w, &r, 1, "family", &same);
    struct question_row q = the(w, 1);
    assert_false(q.there);
    assert_string_equal(q.about, "Family Okafor");
    assert_string_equal(
        q.question, "Family Okafor came home, and one of that name is here already.");
    assert_non_null(strstr(q.advice, "another name, then choose Laptop"));
}

static void of_what_is_not_known_its_words_are_told(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor");
    struct returned r = a_return(w);
    struct asking odd = {"not known", "shoe_size", okafor,
        {{"laptop", LAPTOP, 1, 'U', "shoe_size", NULL, "44", "2026-11-21T11:20"}}};
    ask(w, &r, 1, "family", &odd);
    struct question_row q = the(w, 1);
    assert_string_equal(q.about, "Okafor: shoe_size");
    assert_string_equal(q.sides[0].value, "44");
}

/* --- lists, and who sees them ------------------------------------------------------------------ */

static void open_ones_come_by_number(void **state)
{
    struct open_hub *w = *state;
    struct question_list list;
    int64_t count;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0002");
    struct returned r = a_return(w);
    struct asking phone = phone_of(okafor), other = phone_of(okafor);
    other.col = "email";
    other.writes[0].seq = 10;
    other.writes[1].seq = 2;
    ask(w, &r, 2, "family", &phone);
    ask(w, &r, 1, "family", &other);
    assert_int_equal(hub_questions(w->h, true, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.rows[0].number, 1);
    assert_int_equal(hub_questions_open(w->h, &count, &w->err), HUB_OK);
    assert_int_equal(count, 2);
    struct question_row q;
    assert_int_equal(hub_question(w->h, 3, w->a, &q, &w->err), HUB_ENOTFOUND);
    add(w, "person", "person=Kit|role=technical helper");
    open_hub_as(w, "Kit");
    assert_int_equal(hub_questions(w->h, true, w->a, &list, &w->err), HUB_EDENIED);
}

static void about_a_worry_only_its_readers_are_asked(void **state)
{
    struct open_hub *w = *state;
    struct question_list list;
    hub_id worry;
    assert_int_equal(
        try_add(w, "worry", "exact_words=I fell|at=2026-11-20 10:00", &worry), HUB_OK);
    struct returned r = a_return(w);
    struct asking number = {"same number", NULL, worry,
        {{"laptop", LAPTOP, 1, 'I', NULL, NULL, "{\"exact_words\":\"x\"}", "2026-11-21T11:20"}}};
    ask(w, &r, 1, "worry", &number);
    assert_int_equal(hub_questions(w->h, false, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 1);
    struct today t = kept_today(w);
    assert_null(need_with(&t, "from copy 2"));
    add(w, "person", "person=Bea|role=hub carer");
    open_hub_as(w, "Bea");
    assert_int_equal(hub_questions(w->h, false, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 0);
}

static void today_counts_them_by_copy_and_names_who_is_late(void **state)
{
    struct open_hub *w = *state;
    hub_id okafor = add(w, "family", "family=Okafor|phone=0161 496 0002");
    struct returned r = a_return(w);
    struct today t = kept_today(w);
    assert_non_null(need_with(&t, "Copy 2 was due home on Fri 20 Nov 2026: ring Amina"));
    struct asking phone = phone_of(okafor);
    ask(w, &r, 1, "family", &phone);
    t = kept_today(w);
    assert_non_null(need_with(&t, "1 question from copy 2 waits for you."));
    phone.col = "email";
    phone.writes[0].seq = 10;
    phone.writes[1].seq = 2;
    ask(w, &r, 2, "family", &phone);
    t = kept_today(w);
    assert_non_null(need_with(&t, "2 questions from copy 2 wait for you."));
    kept_is_right(w);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_hub_set_up, open_hub_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_versions_are_told_by_side_person_and_time),
        TEST(dates_and_names_are_shown_and_long_texts_may_be_joined),
        TEST(the_same_from_one_side_is_said_once),
        TEST(removed_on_one_side_says_so),
        TEST(what_waits_has_its_name_and_what_to_do),
        TEST(of_what_is_not_known_its_words_are_told),
        TEST(open_ones_come_by_number),
        TEST(about_a_worry_only_its_readers_are_asked),
        TEST(today_counts_them_by_copy_and_names_who_is_late),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
