console.log('operator');
