/* SPDX-License-Identifier: MIT */
/* A hub and copies of it that are away: taken, worked on and brought home, all in memory. */
#ifndef TESTS_AWAY_H
#define TESTS_AWAY_H

#include "hub/service/questions.h"
#include "open_hub.h"
#include "service/merge_priv.h"

/* A copy of a hub or of another copy, opened: it writes under a site of its own. */
struct hub *away_copy(struct open_hub *w, struct hub *of, const char *mark);
/* The same hub once more, under the same site: as it is at this moment. */
struct hub *away_same(struct open_hub *w, struct hub *of);
/* The same file opened again on the same or another computer. */
void away_open_again(struct hub *copy, const char *mark);
/* In the list of copies; Amina has it. */
hub_id away_pack(struct open_hub *w, int64_t number, const char *mark);
hub_id away_pack_of(struct open_hub *w, int64_t number, const char *mark, hub_id holder);
/* Home it comes; fails the test when that cannot be. */
struct merge_done away_return(struct open_hub *w, struct hub *copy, hub_id pack);
/* Whoever the list says has it: this one does. */
struct merge_done away_return_held(
    struct open_hub *w, struct hub *copy, hub_id pack, hub_id holder);
enum hub_rc away_try_return(
    struct open_hub *w, struct hub *copy, hub_id pack, bool keep, struct merge_done *out);
/* Settle the question of this number as a person would. */
enum hub_rc away_settle(struct open_hub *w, int64_t number, enum question_answer answer);

/* At a handle: as add and try_edit of open_hub.h. */
hub_id away_add(struct open_hub *w, struct hub *at, const char *noun, const char *fields);
enum hub_rc away_edit(
    struct open_hub *w, struct hub *at, const char *noun, hub_id id, const char *fields);

#endif
