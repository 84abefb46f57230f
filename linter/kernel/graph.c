/* `WordGraph`: words one slip away, as `linter/textmend/spelling/graph.py` finds them. */

#include <string.h>

#include "python.h"

#define EDGES 6
#define COUNT 31
#define END 1

typedef struct {
    PyObject_HEAD
    Py_buffer letters, targets;
    size_t edges; /* how many both have */
    uint32_t root;
} Graph;

/* What is looked for, and the list of what was found: NULL where memory ran out. */
typedef struct {
    const Graph *graph;
    const uint8_t *word;
    size_t size;
    PyObject *found;
} Search;

static const uint8_t *letters_of(const Graph *graph)
{
    return graph->letters.buf;
}

static uint32_t target_of(const Graph *graph, size_t edge)
{
    return number_at(graph->targets.buf, edge);
}

static size_t first_edge(uint32_t node)
{
    return node >> EDGES;
}

/* Where the edges of `node` end; a damaged graph has none behind its last. */
static size_t last_edge(const Graph *graph, uint32_t node)
{
    size_t last = first_edge(node) + (node >> 1 & COUNT);
    return last < graph->edges ? last : graph->edges;
}

/* Goes from `node` on to where `letter` leads. */
static bool follow(const Graph *graph, uint32_t *node, uint8_t letter)
{
    size_t last = last_edge(graph, *node);
    for (size_t edge = first_edge(*node); edge < last; edge++)
        if (letters_of(graph)[edge] == letter) {
            *node = target_of(graph, edge);
            return true;
        }
    return false;
}

/* Whether a word ends where `rest` leads from `node`. */
static bool ends(const Graph *graph, uint32_t node, const uint8_t *rest, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!follow(graph, &node, rest[i]))
            return false;
    return node & END;
}

/* Adds the word with other letters in place of some at `at`. */
static void add(Search *search, size_t at, size_t gone, const uint8_t *letters, size_t count)
{
    if (search->found == NULL)
        return;
    size_t size = search->size - gone + count;
    PyObject *made = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)size);
    if (made != NULL) {
        char *data = PyBytes_AsString(made);
        memcpy(data, search->word, at);
        memcpy(data + at, letters, count);
        memcpy(data + at + count, search->word + at + gone, search->size - at - gone);
    }
    if (made == NULL || PyList_Append(search->found, made) < 0)
        Py_CLEAR(search->found);
    Py_XDECREF(made);
}

/* Adds the words to which `node` leads and that are a slip away, of the letter at `at`. */
static void add_slips(Search *search, uint32_t node, size_t at)
{
    const Graph *graph = search->graph;
    const uint8_t *here = search->word + at, *after = here + 1;
    size_t left = search->size - at - 1;
    if (ends(graph, node, after, left))
        add(search, at, 1, here, 0);
    uint32_t swapped = node;
    if (left && follow(graph, &swapped, *after) && follow(graph, &swapped, *here) &&
        ends(graph, swapped, after + 1, left - 1))
        add(search, at, 2, (const uint8_t[]){*after, *here}, 2);
    size_t last = last_edge(graph, node);
    for (size_t edge = first_edge(node); edge < last; edge++) {
        uint32_t target = target_of(graph, edge);
        if (ends(graph, target, here, left + 1))
            add(search, at, 0, letters_of(graph) + edge, 1);
        if (ends(graph, target, after, left))
            add(search, at, 1, letters_of(graph) + edge, 1);
    }
}

static void add_longer(Search *search, uint32_t node)
{
    const Graph *graph = search->graph;
    size_t last = last_edge(graph, node);
    for (size_t edge = first_edge(node); edge < last; edge++)
        if (target_of(graph, edge) & END)
            add(search, search->size, 0, letters_of(graph) + edge, 1);
}

static PyObject *graph_one_slip_away(PyObject *object, PyObject *arguments)
{
    const char *word;
    Py_ssize_t size, kept;
    if (!PyArg_ParseTuple(arguments, "y#n:one_slip_away", &word, &size, &kept))
        return NULL;
    Search search = {(Graph *)object, (const uint8_t *)word, (size_t)size, PyList_New(0)};
    uint32_t node = search.graph->root;
    for (Py_ssize_t at = 0; at < size; at++) {
        if (at >= kept)
            add_slips(&search, node, (size_t)at);
        if (!follow(search.graph, &node, search.word[at]))
            return search.found;
    }
    add_longer(&search, node);
    return search.found;
}

static void graph_dealloc(PyObject *object)
{
    Graph *self = (Graph *)object;
    if (self->letters.obj != NULL)
        PyBuffer_Release(&self->letters);
    if (self->targets.obj != NULL)
        PyBuffer_Release(&self->targets);
    free_object(object);
}

static PyObject *graph_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"letters", "targets", "root", NULL};
    PyObject *letters, *targets;
    unsigned int root;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OOI:WordGraph", names, &letters,
                                     &targets, &root))
        return NULL;
    Graph *self = (Graph *)new_object(type);
    if (self == NULL || PyObject_GetBuffer(letters, &self->letters, PyBUF_SIMPLE) < 0 ||
        PyObject_GetBuffer(targets, &self->targets, PyBUF_SIMPLE) < 0) {
        Py_XDECREF((PyObject *)self);
        return NULL;
    }
    size_t edges = (size_t)self->letters.len, others = (size_t)self->targets.len / sizeof(uint32_t);
    self->edges = edges < others ? edges : others;
    self->root = root;
    return (PyObject *)self;
}

static PyMethodDef graph_methods[] = {
    {"one_slip_away", graph_one_slip_away, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(graph, Graph, "WordGraph");
