/* SPDX-License-Identifier: MIT */
/* Who has to be told of a change of a stay, and who was told when and how. hub sends nothing itself. */
#ifndef HUB_MODEL_TELL_H
#define HUB_MODEL_TELL_H

#include "hub/model/noun.h"
#include "hub/store/store.h"

// clang-format off

#define TELL_FIELDS(F)                                                                             \
    F(REF, stay_id, "stay", "Stay", FIELD_REQUIRED, .ref = "stay", .help = "The stay.",            \
        .source = "SCREENS 4")                                                                     \
    F(CHOICE, whom, "whom", "Whom", FIELD_REQUIRED, .choices = "family|host|agency",               \
        .help = "The family, a host, or the agency after an emergency.", .source = "SCREENS 4")    \
    F(REF, host_id, "host", "Host", 0, .ref = "host", .help = "Which host.",                       \
        .source = "SCREENS 4")                                                                     \
    F(REF, child_id, "child", "Child", 0, .ref = "child",                                          \
        .help = "The child it is about, when it is not the whole sleepover.",                      \
        .source = "SCREENS 4")                                                                     \
    F(CHOICE, what, "what", "What", FIELD_REQUIRED,                                                \
        .choices = "agreed|moved|swapped|cancelled|emergency|comes too|does not come",             \
        .help = "What has changed for them.", .source = "SCREENS 4")                               \
    F(CHOICE, state, "state", "How far", FIELD_REQUIRED, .choices = "to tell|told|not needed",     \
        .def = "to tell", .help = "To tell, told, or put back before anybody was told.",           \
        .source = "SCREENS 4")                                                                     \
    F(CHOICE, was_status, "was_status", "They knew", 0,                                            \
        .choices = "asked|offered|draft|agreed|happened|cancelled",                                \
        .help = "How far the stay was when they last heard of it.", .source = "SCREENS 4")         \
    F(REF, was_host_id, "was_host", "They knew: host", 0, .ref = "host",                           \
        .help = "Where it was when they last heard of it.", .source = "SCREENS 4")                 \
    F(WALL, was_arrive, "was_arrive", "They knew: arrives", 0,                                     \
        .help = "When it began when they last heard of it.", .source = "SCREENS 4")                \
    F(WALL, was_leave, "was_leave", "They knew: leaves", 0,                                        \
        .help = "When it ended when they last heard of it.", .source = "SCREENS 4")                \
    F(DATE, due, "due", "Tell by", 0, .help = "The day by which they have to be told.",            \
        .source = "DOMAIN 7")                                                                      \
    F(STAMP, made_at, "made_at", "Since", FIELD_READONLY, .help = "When the change was made.",     \
        .source = "SCREENS 4")                                                                     \
    F(STAMP, told_at, "told_at", "Told at", FIELD_READONLY, .help = "When they were told.",        \
        .source = "SCREENS 4")                                                                     \
    F(CHOICE, told_how, "told_how", "Told how", 0, .choices = "by phone|by message|in person",     \
        .help = "By phone, by message or in person.", .source = "SCREENS 4")                       \
    F(REF, told_by, "told_by", "Told by", FIELD_READONLY, .ref = "person",                         \
        .help = "Who told them.", .source = "SCREENS 4")                                           \
    F(TEXT, words, "words", "Words", FIELD_READONLY | FIELD_PRIVATE, .max = 600,                   \
        .help = "What there was to say when they were told.", .source = "SCREENS 4")

// clang-format on

NOUN_STRUCT(tell, TELL_FIELDS);

extern const struct noun tell_noun;

/* One cell of a stay that the running transaction has changed, newest first. Valid during the call. */
struct stay_change {
    hub_id stay;
    char op;            /* 'I' added, 'R' removed, 'U' one column */
    const char *column; /* of 'U', else NULL */
    const char *before; /* NULL: it was empty */
    hub_id before_id;   /* of a column that points to a record */
};

/* Those of how far it is, where and when; `added`: stays that are new, too. */
enum hub_rc stay_changes(struct store *s, bool added,
    enum hub_rc (*each)(void *arg, const struct stay_change *c, struct hub_err *err), void *arg,
    struct hub_err *err);

/* A child that the running transaction put on the list of a stay, or took off, newest first; of stays it did not add. */
struct stay_child_change {
    hub_id stay, child;
    bool was; /* on the list before this change */
};
enum hub_rc stay_child_changes(struct store *s,
    enum hub_rc (*each)(void *arg, const struct stay_child_change *c, struct hub_err *err),
    void *arg, struct hub_err *err);

#endif
