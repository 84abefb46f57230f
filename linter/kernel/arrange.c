/* Findings put in the order of their places, but those that overlap one of an earlier rule. */

#include "python.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    long long start, end;
    size_t rank; /* among all, as the rules found them */
    PyObject *rule, *finding;
} Place;

static int by_place(const void *left, const void *right)
{
    const Place *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static int by_rule_and_place(const void *left, const void *right)
{
    const Place *a = left, *b = right;
    if (a->rule != b->rule)
        return a->rank < b->rank ? -1 : 1;
    return by_place(left, right);
}

/* The field of a record; NULL where it is no record, or has none. */
static PyObject *field(PyObject *record, Py_ssize_t at)
{
    bool has = record != NULL && PyTuple_Check(record) && PyTuple_Size(record) > at;
    return has ? PyTuple_GetItem(record, at) : NULL;
}

/* Reads a span; false where it does not lie in a text of `length`. */
static bool take_span(PyObject *span, long long length, long long *start, long long *end)
{
    PyObject *first = field(span, 0), *second = field(span, 1);
    if (first == NULL || second == NULL || !PyLong_Check(first) || !PyLong_Check(second))
        return false;
    *start = PyLong_AsLongLong(first);
    *end = PyLong_AsLongLong(second);
    return 0 <= *start && *start <= *end && *end <= length;
}

/* Whether the edits of a fix lie in the text, one behind the other. */
static bool is_sound(PyObject *fix, long long length)
{
    PyObject *edits = field(fix, 0);
    if (edits == NULL || !PyTuple_Check(edits))
        return false;
    long long start, end, last_start = -1, last_end = 0;
    for (Py_ssize_t i = 0; i < PyTuple_Size(edits); i++) {
        if (!take_span(field(PyTuple_GetItem(edits, i), 0), length, &start, &end) ||
            start < last_end || (start == last_start && end == last_end))
            return false;
        last_start = start;
        last_end = end;
    }
    return true;
}

static bool take_finding(PyObject *finding, long long length, Place *place)
{
    PyObject *fix = field(finding, 2), *others = field(finding, 3);
    if (fix == NULL || others == NULL || !PyTuple_Check(others) ||
        !take_span(field(finding, 0), length, &place->start, &place->end) ||
        (fix != Py_None && !is_sound(fix, length)))
        return false;
    for (Py_ssize_t i = 0; i < PyTuple_Size(others); i++)
        if (!is_sound(PyTuple_GetItem(others, i), length))
            return false;
    place->finding = finding;
    return true;
}

static bool take_rule(PyObject *entry, long long length, Place *places, size_t *count)
{
    PyObject *rule = PyTuple_GetItem(entry, 0), *findings = PyTuple_GetItem(entry, 1);
    for (Py_ssize_t i = 0; i < PyList_Size(findings); i++) {
        Place *place = &places[*count];
        if (!take_finding(PyList_GetItem(findings, i), length, place))
            return false;
        place->rule = rule;
        place->rank = (*count)++;
    }
    return true;
}

/* Whether two share a code point, lie inside one another, or are the same point. */
static bool overlap(const Place *a, const Place *b)
{
    return (a->start < b->end && b->start < a->end) || (a->start == b->start && a->end == b->end);
}

static bool are_apart(const Place *places, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (overlap(&places[i - 1], &places[i]))
            return false;
    return true;
}

/* Merges the findings of a rule into those that are kept, all in order and `into` another place, but
   those that overlap one that is kept, or one of their own; how many there are then. */
static size_t merge(const Place *kept, size_t count, const Place *fresh, size_t many, Place *into)
{
    size_t size = 0, next = 0;
    for (size_t i = 0; i < many; i++) {
        while (next < count && by_place(&kept[next], &fresh[i]) < 0)
            into[size++] = kept[next++];
        /* Of what none overlaps another, only the neighbours can overlap what is put between. */
        if ((size == 0 || !overlap(&into[size - 1], &fresh[i])) &&
            (next == count || !overlap(&kept[next], &fresh[i])))
            into[size++] = fresh[i];
    }
    memcpy(into + size, kept + next, (count - next) * sizeof *kept);
    return size + count - next;
}

/* Leaves of a cluster those that overlap none of an earlier rule; how many. There is room for as
   many at `kept`, and at `merged`. */
static size_t first_of(Place *cluster, size_t count, Place *kept, Place *merged)
{
    qsort(cluster, count, sizeof *cluster, by_rule_and_place);
    size_t size = 0;
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && cluster[end].rule == cluster[start].rule;)
            end++;
        size = merge(kept, size, cluster + start, end - start, merged);
        Place *before = kept;
        kept = merged;
        merged = before;
    }
    memcpy(cluster, kept, size * sizeof *cluster);
    return size;
}

/* Leaves of places in order those that overlap none of an earlier rule; false where memory runs
   out. They fall into clusters, such that none overlaps one of another. */
static bool take_apart(Place *places, size_t *count)
{
    Place *room = malloc(2 * *count * sizeof *room);
    if (room == NULL)
        return false;
    size_t size = 0;
    for (size_t start = 0, end; start < *count; start = end) {
        long long reach = places[start].end;
        for (end = start + 1;
             end < *count && (places[end].start < reach || overlap(&places[end - 1], &places[end]));
             end++)
            reach = places[end].end > reach ? places[end].end : reach;
        size_t many = end - start;
        if (many > 1)
            many = first_of(places + start, many, room, room + *count);
        memmove(places + size, places + start, many * sizeof *places);
        size += many;
    }
    free(room);
    *count = size;
    return true;
}

static PyObject *as_flagged(PyTypeObject *type, const Place *places, size_t count)
{
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *both[] = {Py_NewRef(places[i].rule), Py_NewRef(places[i].finding)};
        PyObject *flagged = as_record(type, both, 2);
        if (flagged == NULL || PyList_SetItem(list, (Py_ssize_t)i, flagged) < 0)
            Py_CLEAR(list);
    }
    return list;
}

/* How many findings there are; -1 where they are not what they should be. */
static Py_ssize_t total(PyObject *by_rule)
{
    Py_ssize_t sum = 0;
    for (Py_ssize_t i = 0; i < PyList_Size(by_rule); i++) {
        PyObject *findings = field(PyList_GetItem(by_rule, i), 1);
        if (findings == NULL || !PyList_Check(findings))
            return -1;
        sum += PyList_Size(findings);
    }
    return sum;
}

PyObject *kernel_arranged(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *by_rule;
    PyTypeObject *type;
    long long length;
    if (!PyArg_ParseTuple(arguments, "O!LO!:arranged", &PyList_Type, &by_rule, &length, &PyType_Type,
                          &type) ||
        !is_for_records(type))
        return NULL;
    Py_ssize_t most = total(by_rule);
    if (most < 0)
        Py_RETURN_NONE;
    Place *places = malloc(((size_t)most + 1) * sizeof *places);
    if (places == NULL)
        return PyErr_NoMemory();
    size_t count = 0;
    bool is_done = true;
    for (Py_ssize_t i = 0; is_done && i < PyList_Size(by_rule); i++)
        is_done = take_rule(PyList_GetItem(by_rule, i), length, places, &count);
    PyObject *list = NULL;
    if (is_done) {
        qsort(places, count, sizeof *places, by_place);
        if (are_apart(places, count) || take_apart(places, &count))
            list = as_flagged(type, places, count);
        else
            PyErr_NoMemory();
    }
    free(places);
    if (is_done)
        return list;
    PyErr_Clear(); /* of a number that is too large */
    Py_RETURN_NONE;
}
