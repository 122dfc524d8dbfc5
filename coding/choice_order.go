package coding

// Reorder tells which places of a list of quotations change, by index, when the
// one at from goes to where the one at to is. The list is in order. Nearly
// always it is the moved one alone, between its new neighbours: so two people
// who each move one both have their way when their logs come together. Only
// where the neighbours leave no room all are numbered anew.
func Reorder(orders []float64, from, to int) map[int]float64 {
	n := len(orders)
	if from == to || from < 0 || to < 0 || from >= n || to >= n {
		return nil
	}
	list := make([]int, 0, n) // indexes in the new order
	for i := range orders {
		if i != from {
			list = append(list, i)
		}
	}
	list = append(list[:to], append([]int{from}, list[to:]...)...)
	var place float64
	switch {
	case to == 0:
		place = orders[list[1]] - 1
	case to == n-1:
		place = orders[list[n-2]] + 1
	default:
		place = (orders[list[to-1]] + orders[list[to+1]]) / 2
	}
	if (to == 0 || orders[list[to-1]] < place) && (to == n-1 || place < orders[list[to+1]]) {
		return map[int]float64{from: place}
	}
	changed := map[int]float64{}
	for at, i := range list {
		if orders[i] != float64(at+1) {
			changed[i] = float64(at + 1)
		}
	}
	return changed
}
